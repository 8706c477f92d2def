/**
 * What people write when they need a service, beside the search words of its template; a phrase that stands under two
 * services always leads to the menu. Read through the word forms, so that one spelling stands for all.
 */
export const EVERYDAY_PHRASES: Readonly<Record<string, readonly string[]>> = {
  KTP_PEREKAMAN: [
    ..."rekam ktp|rekam data ktp|rekam|belum rekam|jadwal rekam|sidik jari|rekam mata|iris|17 tahun|ktp pemula|foto ktp|jemput bola".split(
      "|",
    ),
    "sakit tidak bisa datang ktp",
    "sudah rekam ktp",
    "sudah sidik jari",
    "ktp disabilitas",
    "ktp lansia",
    "ktp pertama",
  ],
  KTP_BARU: [
    "ktp pertama",
    "ktp baru",
    "sudah rekam ktp belum jadi",
    "sudah rekam belum cetak",
    "cetak ktp sudah rekam",
    "belum punya ktp",
    "tidak punya ktp",
    "sudah rekam ktp",
    "sudah sidik jari",
    "sudah sidik jari cetak ktp",
  ],
  KTP_RUSAK: [
    "ktp rusak",
    "ktp pisah",
    "ktp rusak ganti",
    "chip ktp rusak",
    "ktp tidak ditemukan mesin",
    "foto ktp rusak",
  ],
  KTP_HILANG: ["ktp hilang", "dompet hilang", "ktp hilang buat baru", "ktp hilang ganti", "ktp jatuh"],
  KTP_UBAH_DATA: [
    ..."ubah ktp|ubah data ktp|ganti status ktp|status ktp nikah|ktp ganti alamat|ganti foto ktp|ubah foto ktp|gelar ktp|nama ktp salah|salah ktp|betul ktp|alamat ktp salah".split(
      "|",
    ),
    ..."ktp tanggallahir salah|agama ktp|ganti agama ktp|pekerjaan ktp|tandatangan ktp|ktp belum kawin|status kawin ktp|status ktp cerai|status cerai ktp".split(
      "|",
    ),
    "foto ktp",
    "nama ktp ubah",
    "ganti ktp",
    "cerai pengadilanagama",
  ],
  KTP_WNA: ["ktp asing", "kitap", "ktp suami asing", "ktp istri asing", "kitap ktp"],
  SUKET_KTP: [
    "suket",
    "surat keterangan ktp",
    "ktp sementara",
    "blanko habis",
    "surat pengganti ktp",
    "suket ktp",
    "blanko kosong",
  ],
  IKD_AKTIVASI: [
    "ikd",
    "aktivasi ikd",
    "ikd hp",
    "ktp hp",
    "barcode ikd",
    "daftar ikd",
    "ikd gagal login",
    "ganti hp ikd",
  ],
  KK_BARU_KELUARGA: [
    ..."kk baru|kk baru nikah|buat kk nikah|kk setelah nikah|pengantin baru|baru nikah buat kk|kk sendiri setelah nikah|kk cerai|buat kk cerai|nikah".split(
      "|",
    ),
    ..."kk nikah|nikah kk|keluarga baru|kk keluarga baru|buat kk|bukunikah kk|cerai|kk cerai baru|pisah kk nikah|pisah kk cerai|kk nikah siri|cerai pengadilanagama".split(
      "|",
    ),
  ],
  KK_GANTI_KEPALA: [
    ..."kepalakeluarga meninggal|ganti kepalakeluarga|ganti kepalakeluarga kk|kk ayah meninggal|kk suami meninggal|kk bapak meninggal|suami meninggal ganti kk|ubah kepalakeluarga".split(
      "|",
    ),
    "suami meninggal kk",
    "ayah meninggal kk",
    "kepalakeluarga",
    "suami meninggal ganti kepalakeluarga",
    "kepalakeluarga meninggal kk",
  ],
  KK_PISAH: [
    ..."pisah kk|pisah kk orangtua|kk sendiri serumah|keluar kk orangtua|kk pisah alamat sama|pisah kk mertua|pisah kk serumah|kk sendiri".split(
      "|",
    ),
    "buat kk pisah orangtua",
    "keluar kk",
  ],
  KK_UBAH_DATA: [
    ..."ubah kk|ubah data kk|tambah anak kk|tambah bayi kk|tambah kk|tambah anggota kk|hapus kk|hapus anggota kk|hapus kk meninggal|anak lahir kk|bayi kk".split(
      "|",
    ),
    ..."anak baru lahir kk|kk salah|betul kk|nama kk salah|salah nama kk|nama salah kk|tanggallahir kk salah|nik kk salah|agama kk|ganti agama kk|ganti agama".split(
      "|",
    ),
    ..."pendidikan kk|pekerjaan kk|goldar kk|ganti status kk|ubah status kk|status kk belum nikah|status kk cerai|orangtua kk salah|nama ayah kk salah|meninggal kk|kk meninggal hapus".split(
      "|",
    ),
    ..."ganti pekerjaan|ganti pendidikan|ubah pekerjaan|ubah pendidikan|tambah anggota keluarga|anggota keluarga kk|kk anak belum masuk".split(
      "|",
    ),
    "akta meninggal kk",
    "anak kk masuk",
    "istri kk masuk",
    "tambah istri kk",
  ],
  KK_HILANG_RUSAK: [
    ..."kk hilang|kk rusak|kk hilang cetak|cetak ulang kk|cetak kk|kk barcode|kk qr|kk asli hilang|surat kehilangan|surat kehilangan kk|kk dimakan rayap|minta pdf kk".split(
      "|",
    ),
    "kk lama barcode",
    "kk banjir",
    "file kk",
    "kk rayap",
  ],
  BIODATA_WNI: [
    ..."belum punya nik|tidak punya nik|nik baru|belum pernah punya ktp kk|tidak punya dokumen|belum terdata|belum tercatat penduduk|buat nik|daftar nik".split(
      "|",
    ),
    "tidak punya identitas",
    "belum punya identitas",
    "belum masuk data penduduk",
    "biodata penduduk",
  ],
  KIA_BARU: ["kia", "kia baru", "buat kia", "buat kia 5 tahun", "belum punya kia", "kia sekolah", "kia lahir"],
  KIA_HILANG_RUSAK: [
    ..."kia hilang|kia rusak|ganti kia|kia habis masa berlaku|perpanjang kia|kia salah|foto kia|kia ubah|kia hilang sekolah|surat kehilangan|surat kehilangan kia|kia pindah|kia cetak ulang".split(
      "|",
    ),
    "kia mati masa",
    "kia kadaluarsa",
  ],
  PINDAH_KELUAR: [
    ..."pindah|pindah keluar|surat pindah|pindah kota lain|pindah provinsi|pindah luar kota|pindah domisili|cabut berkas|pindah luar pulau|skpwni|pindah keluar kota|surat keterangan pindah".split(
      "|",
    ),
    ..."pindah penduduk kota lain|surat pindah keluar|pindah ktp kota lain|pindah kotalain|pindah dari kotalain|pindah dari kota lain|surat pindah kotalain".split(
      "|",
    ),
    "pindah kk kota lain",
    "surat pindah dari",
    "pindah dari",
    "skpwni keluar",
  ],
  PINDAH_DALAM: [
    ..."pindah rumah|pindah rt|pindah rw|pindah kelurahan|pindah kecamatan|pindah dalam kota|pindah alamat dalam kota|pindah desa|ganti alamat|ubah alamat|pindah alamat|pindah".split(
      "|",
    ),
    ..."alamat kk pindah|pindah rumah kecamatan|pindah rumah kelurahan|ganti alamat kk|pindah kos|pindah kontrakan|pindah satu kota|pindah komplek|pindah perumahan".split(
      "|",
    ),
    "pindah rumah kk",
    "pindah rumah dalam kota",
  ],
  PINDAH_DATANG: [
    ..."pindah datang|datang kota lain|pindah masuk|pendatang|pindah kesini|lapor pindah datang|sudah punya surat pindah|sudah dapat surat pindah|skpwni|pindah|numpang kk|masuk kk".split(
      "|",
    ),
    ..."surat pindah sudah|surat pindah daerah asal|surat pindah bawa|punya surat pindah|datang surat pindah|numpang kk kakak|pindah sini|sudah surat pindah dari|sudah surat pindah dari kotalain|pindah kotalain|pindah dari|pindah dari kotalain|pindah dari kota lain|surat pindah kotalain|skpwni datang".split(
      "|",
    ),
    "surat pindah daerah lama",
    "penduduk baru datang",
  ],
  PINDAH_LN: [
    ..."pindah luarnegeri|kerja luarnegeri|menetap luarnegeri|tinggal luarnegeri|skpln|tki|pindah malaysia|kuliah luarnegeri|ikut suami luarnegeri|pindah singapura|pindah jepang".split(
      "|",
    ),
    "pindah arab",
    "pindah hongkong",
    "pindah taiwan",
    "pindah korea",
    "pindah australia",
    "pindah belanda",
  ],
  DATANG_LN: [
    ..."pulang luarnegeri|datang luarnegeri|skdln|tki pulang|pulang indonesia|datang indonesia|pulang malaysia|pulang arab|pulang hongkong|pulang taiwan|pulang jepang|pulang singapura".split(
      "|",
    ),
    "baru pulang luarnegeri",
  ],
  SKTT_WNA: [
    "sktt",
    "kitas",
    "asing tinggal",
    "surat tempat tinggal asing",
    "kitas sktt",
    "asing tinggal sementara",
    "lapor asing",
    "kitas lapor",
  ],
  AKTA_LAHIR: [
    ..."akta lahir|akta anak|akta bayi|surat lahir|bayi lahir|anak lahir|bayi baru lahir|lahir|akta lahir terlambat|belum punya akta lahir|akta lahir dewasa|akta lahir anak".split(
      "|",
    ),
    ..."anak belum punya akta|belum punya akta|akta lahir bayi|akta anak baru lahir|akta lahir nikah siri|anak baru lahir|daftar akta lahir|akta lahir anak luar nikah|lahir rumah sakit".split(
      "|",
    ),
    "istri lahir",
    "surat lahir bidan",
  ],
  LAHIR_MATI: [
    ..."lahir mati|lahir meninggal|bayi meninggal|bayi meninggal kandungan|meninggal kandungan|keguguran|bayi lahir meninggal|bayi mati|anak lahir meninggal|bayi lahir mati|anak lahir mati|iufd".split(
      "|",
    ),
    "anak meninggal kandungan",
    "janin meninggal",
    "surat lahir mati",
    "janin",
  ],
  AKTA_KEMATIAN: [
    ..."akta meninggal|akta mati|surat meninggal|surat mati|lapor meninggal|meninggal|ayah meninggal|suami meninggal|istri meninggal|orangtua meninggal|keluarga meninggal|akta meninggal ayah".split(
      "|",
    ),
    ..."akta meninggal suami|akta meninggal istri|akta meninggal orangtua|akta meninggal bayi|akta meninggal anak|surat keterangan meninggal|akta meninggal kk|akta meninggal kepalakeluarga".split(
      "|",
    ),
  ],
  AKTA_PERKAWINAN: [
    ..."akta nikah|nikah gereja|nikah vihara|nikah pura|pemberkatan|pemberkatan nikah|nikah kristen|nikah katolik|nikah hindu|nikah buddha|nikah capil|catat nikah|nikah non muslim|nikah".split(
      "|",
    ),
    ..."akta nikah gereja|daftar nikah|surat akta nikah|catatan sipil nikah|nikah catatan sipil|nikah budha|nikah konghucu|nikah beda agama|nikah kantor".split(
      "|",
    ),
  ],
  AKTA_PERCERAIAN: [
    ..."akta cerai|cerai|putusan cerai|cerai non muslim|cerai pengadilan|surat cerai|catat cerai|akta cerai pengadilan|cerai kristen|cerai katolik|lapor cerai|putusan cerai pengadilan".split(
      "|",
    ),
  ],
  AKTA_PENGAKUAN_ANAK: [
    "pengakuan anak",
    "akta pengakuan",
    "anak luar nikah",
    "anak luar kawin pengakuan",
    "ayah biologis",
    "nama ayah akta",
    "tambah nama ayah akta",
    "pengakuan anak luar nikah",
    "akta tidak nama ayah",
  ],
  AKTA_PENGESAHAN_ANAK: [
    "pengesahan anak",
    "akta pengesahan",
    "anak sebelum nikah",
    "pengesahan anak nikah",
    "anak lahir sebelum nikah",
    "anak lahir sebelum orangtua nikah",
  ],
  PENGANGKATAN_ANAK: [
    "adopsi",
    "adopsi anak",
    "adopsi bayi",
    "akta adopsi",
    "penetapan adopsi",
    "catat adopsi",
    "adopsi penetapan pengadilan",
    "adopsi pengadilan",
    "anak adopsi",
  ],
  PERUBAHAN_NAMA: [
    "ganti nama",
    "ubah nama",
    "nama baru",
    "tambah nama",
    "penetapan ganti nama",
    "ganti nama pengadilan",
    "ganti nama akta",
    "ubah nama pengadilan",
    "tambah nama marga",
    "ganti nama anak",
    "ubah nama akta",
  ],
  PEMBETULAN_AKTA: [
    ..."akta salah|betul akta|salah ketik akta|akta salah nama|salah nama akta|salah tulis|nama akta salah|tanggallahir akta salah|akta lahir salah|akta nikah salah|akta meninggal salah|ubah akta".split(
      "|",
    ),
    ..."salah tulis akta|akta salah tulis|akta lahir salah ketik|nama ayah akta salah|nama akta lahir salah|salah tulis nama|akta cerai salah|betul akta lahir|tanggallahir akta lahir salah|salah huruf akta".split(
      "|",
    ),
    "salah ketik nama akta lahir",
    "nama orangtua akta salah",
    "akta huruf",
  ],
  AKTA_KUTIPAN_ULANG: [
    ..."akta hilang|akta rusak|akta lahir hilang|akta lahir rusak|akta meninggal hilang|akta nikah hilang|akta nikah rusak|akta cerai hilang|akta meninggal rusak|akta cerai rusak|akta anak hilang|cetak ulang akta".split(
      "|",
    ),
    ..."akta barcode|akta lahir barcode|kutipan kedua|cetak ulang akta lahir|akta bayi hilang|akta anak rusak|surat kehilangan|surat kehilangan akta|akta lama barcode|akta lahir anak hilang|akta lahir anak rusak|akta lahir cetak ulang".split(
      "|",
    ),
    "akta cetak",
    "akta banjir",
    "akta lahir banjir",
    "akta ditahan",
    "akta rayap",
    "akta lahir rayap",
  ],
  LEGALISIR: [
    "legalisir",
    "legalisir akta",
    "legalisir kk",
    "legalisir ktp",
    "legalisir akta lahir",
    "cap legalisir",
    "fotokopi legalisir",
    "legalisir akta nikah",
    "legalisir akta meninggal",
    "legalisir tni polri",
    "legalisir kk cpns",
  ],
  VALIDASI_NIK: [
    "nik tidak aplikasi",
    ..."nik tidak ditemukan|nik tidak cocok|nik ganda|validasi nik|cek nik|nik bpjs|bpjs nik tidak ditemukan|nik tidak aktif|aktivasi nik|nik bank|nik tidak online|nik dapodik|nik cpns|ktp tidak ditemukan|nik sudah dipakai".split(
      "|",
    ),
    ..."nik kk tidak ditemukan|data tidak ditemukan bpjs|nik salah|nik vaksin|nik dipakai orang|kk tidak ditemukan|data tidak cocok|nik tidak cocok bank|ktp tidak cocok|nik beda|nik kartu prakerja|nik sscasn".split(
      "|",
    ),
    "data kependudukan tidak cocok",
    "nik diblokir",
    "nik tidak bisa",
    "nik dukcapil tidak cocok",
  ],
  PENGADUAN: [
    ..."pengaduan|pungli|petugas kasar|kecewa pelayanan|kecewa|pelayanan buruk|pelayanan jelek|petugas tidak sopan|petugas uang|lapor petugas|lapor pungli|lama sekali".split(
      "|",
    ),
    ..."petugas marah|petugas judes|petugas galak|pelayanan lambat|keluh petugas|disuruh bayar|kenapa disuruh bayar|pelayanan kantor buruk|petugas kantor kasar|calo kantor|saran kritik|kritik".split(
      "|",
    ),
  ],
};
