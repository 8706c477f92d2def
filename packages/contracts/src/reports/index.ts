export {
  AGE_BANDS,
  AgeBand,
  ClosureView,
  Count,
  FiguresView,
  FlowView,
  Month,
  OverviewInput,
  OverviewView,
} from "./overview.ts";
