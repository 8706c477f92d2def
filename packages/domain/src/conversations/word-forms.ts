/**
 * How people write the words by which a need is told: the word itself, then its abbreviations, slang, usual misspellings
 * and the words of regional languages (jv Javanese, su Sundanese, bjn Banjar, bug Bugis, min Minang, bbc Batak, ms Malay)
 * and of English. Slips of the finger are found by distance and do not stand here.
 */
export const WORD_FORMS: Readonly<Record<string, string>> = {
  ktp: "ektp ktpel ektpel katepe ketepe ktep ktepe kartutandapenduduk idcard",
  kk: "kartukeluarga familycard",
  kia: "kiaa kartuidentitasanak kartuanak childcard",
  akta: "akte akt aktanya akteh certificate deed aktah ekte",
  nik: "nic niknya",
  ikd: "ktpdigital identitasdigital",
  suket: "sukett",
  skpwni: "skp skwni",
  hilang:
    "ilang hilank ilank hlg kehilangan kehilang lenyap raib kecurian dicuri dicopet kecopetan copet maling dimaling tercecer ketinggalan " +
    "ical kelangan kelong leungit kaleungitan ngilang kahilangan teddeng mago mangago lost stolen missing loss",
  rusak:
    "rusk rusakk rosak rusax patah retak sobek robek koyak basah luntur pudar buram kabur terkelupas ngelupas kelupas mengelupas lecek " +
    "bolong gosong digigit ruksak risak soek sowek rabik cabik masolang damaged broken torn faded hancur kerusakan terbakar kebakar kebakaran hangus cracked crack snapped bent",
  buat:
    "bikin bkin bikinin bikinkan buatin buatkan buwat bwt membuat pembuatan mbuat ngebuat ngebikin nggawe gawe ndamel damel nyieun nyien midamel " +
    "maulah maolah maulahakan mambuek buek mebbu makkebbu mambahen make create get apply issue terbitkan menerbitkan",
  baru: "bru anyar enggal beru new first",
  urus: "ngurus mengurus ngurusin urusin ngurusi pengurusan nguruih maurus ngurusna",
  ganti: "mengganti penggantian gantiin gentos ngganti gantikan change replace replacement",
  ubah: "rubah merubah mengubah perubahan diubah ngubah ngerubah berubah update updet apdet edit perbarui memperbarui pembaruan robah marubah robih correct",
  salah: "slh keliru kliru kesalahan typo lepat sala wrong mistake",
  betul:
    "pembetulan membetulkan betulin betulkan perbaikan perbaiki memperbaiki benerin benarkan koreksi ralat revisi mbenerin correction fix",
  cetak: "nyetak mencetak print ngeprint diprint pencetakan dicetak nyitak reprint",
  pindah:
    "pndah pinda mutasi kepindahan pindahan perpindahan ngalih ngaleh bapindah boyong boyongan lette malleke mamindah moving move moved",
  datang: "dtg kedatangan dumugi sumping datangan arrive arrival",
  keluar: "klr keluaran kaluar metu leaving",
  luarnegeri: "ln abroad overseas luarnegri",
  pulang: "balik kembali kepulangan mulih mudik wangsul return returning",
  lahir:
    "lahiran kelahiran lahirkan melahirkan klahiran lair babar lairan miyos brojol dilahirkan ngalahirkeun lahia birth born newborn",
  meninggal:
    "wafat kematian meningal almarhum almarhumah alm almh mninggal maninggal meninggaldunia tiada berpulang seda sedo ninggal tilar pupus maot " +
    "ngantunkeun mangkat death monding died passed dead",
  mati: "mate matek",
  nikah:
    "kawin menikah perkawinan pernikahan nikahan kawinan married marriage merit rabi omahomah kimpoi dinikahi menikahi kahwin wedding",
  cerai: "perceraian bercerai crai pegatan cere becerai bacarai divorce divorced",
  anak: "anaknya bocah budak lare child kid anakku anakda",
  bayi: "baby babynya dede dedek adekbayi orok orog jabang infant",
  nama: "nma namanya jeneng asma ngaran aran name",
  alamat: "almt address domisili alamate",
  pengajuan: "application",
  diajukan: "applied submitted",
  rekam: "perekaman ngerekam merekam rekaman rekamin prekaman direkam biometric recording",
  foto: "poto potret fhoto photo pasfoto",
  pisah: "pecah misah memisah memisahkan memisah pisahan papisah misahkeun split separate dipisah pemisahan",
  tambah:
    "nambah menambah masukin masukkan memasukkan nambahin tambahin tambahkan nyelipkan ngasupkeun add adding penambahan menambahkan",
  hapus: "ngapus menghapus dihapus keluarkan ngeluarin kurangi coret hapusin remove delete mengeluarkan dikeluarkan",
  kepalakeluarga: "kepalakk kepkel headoffamily kepalarumahtangga",
  legalisir: "legalisasi leges dilegalisir melegalisir legalisr legalis legalize legalisation cap stempel",
  adopsi: "pengangkatananak anakangkat mengadopsi adopt adoption ngadopsi angkatanak",
  pengakuan: "akui mengakui diakui recognition",
  pengesahan: "sahkan disahkan mengesahkan legitimasi legitimation",
  aktivasi: "aktifasi mengaktifkan aktifkan aktivkan mengaktivasi activate activation aktifin nyalain aktivkan aktif",
  asing: "wna bule foreigner ekspatriat expat wargaasing orangasing",
  kitas: "itas",
  kitap: "itap",
  tki: "tkw pmi buruhmigran",
  pengaduan: "aduan ngadu mengadu komplain complain complaint protes keluhan mengeluh keluhkan komplen",
  pungli: "calo pungutan suap nyogok dimintaiuang mintauang mintaduit percaloan",
  validasi: "konsolidasi padan padankan pemadanan sinkron sinkronisasi verval",
  ditemukan: "ketemu terdaftar dikenali terdeteksi kebaca terbaca found terdata ditemui muncul",
  cocok: "sesuai valid match",
  tidak:
    "gak ga gk nggak ngga enggak engga tdk tak ora mboten teu henteu kada kadada indak dak dek nda ndak ndk not dang ndang",
  belum: "blm blum belom durung dereng teuacan acan balum alun lum blon yet",
  punya: "pny memiliki gaduh duwe duwek kagungan boga punyo have",
  jadi: "jd rampung rengse selesai slesai slsai kelar beres done ready finished",
  sudah: "sdh udah udh dah wis sampun parantos geus suda alah",
  online: "daring onlen onlain",
  kapan: "kpan kpn iraha when pabila",
  status: "statusnya progress progres perkembangan tracking lacak melacak track pelacakan",
  petugas: "petugasnya staf staff pegawai officer agent customerservice",
  operator: "cs csnya",
  bicara:
    "ngobrol ngomong sambungkan sambungin hubungi hubungkan menghubungi chat chatting dihubungi talk speak telpon telepon telfon nelpon tlp call bicarakan",
  orang: "manusia human person",
  jam: "jamnya pukul jm hours schedule jadwal",
  buka: "bukak bukanya open dibuka opening",
  tutup: "tutupnya closed tutupan close",
  libur: "liburan preinya prei cuti",
  kantor: "kantornya loket office disdukcapil dukcapil capil disduk",
  lokasi: "shareloc sharelok maps map location gmaps tempatnya rutenya",
  dimana: "dmn dmana ndi tekendi dimna palih where manga",
  biaya: "bayar byr bayarnya biayanya harga tarif gratis ongkos duit mbayar mayar cost fee price membayar free",
  makasih:
    "trims trimakasih terimakasih tks thx thanks thankyou thank mksh makasi mksih tengkyu tengkiu suwun nuwun nuhun haturnuhun maturnuwun matursuwun mauliate kurrusumange tarimokasih tararengkyu syukron",
  halo:
    "hallo hai hi hey hello hlo alo assalamualaikum asalamualaikum assalamualaikumwrwb assalamuallaikum aslmkm ass askum samlekum mikum salam pagi siang sore malam selamatpagi permisi " +
    "punten sampurasun kulonuwun monggo horas tabe tabik omswastiastu shalom rahayu helo p ping tes test woi woy oi morning afternoon evening",
  menu: "menunya daftarlayanan layanan bantuan help services pilihan",
  batal: "batalkan cancel",
  berhenti: "stop stopp unsubscribe unsub berenti hentikan setop",
  dadah: "bye byebye wassalam sampaijumpa",
  gagal: "eror error macet kendala mentok ngelag hang kegagalan failed",
  tautan: "link linknya url website situs web aplikasi formulir form app",
  keguguran: "kegugurang miscarriage gugur",
  kandungan: "rahim perut womb",
  negeri: "negri",
  pengadilan: "pn sidang court",
  rumah: "rmh omah imah house ruma rumahnya",
  kota: "kab kabupaten kotanya daerah city",
  provinsi: "propinsi prov",
  suami: "bojolaki husband",
  istri: "isteri bini wife",
  ayah: "bapakku ayahku papa father",
  tanggallahir: "ttl tgllahir tempatlahir",
  agama: "religion kepercayaan",
  pekerjaan: "kerjaan profesi pagawean pagawian",
  pendidikan: "sekolahnya ijazahnya",
  penduduk: "warga resident citizen",
  biodata: "bio",
  numpang: "nunut nebeng numpangin ikutkk",
  sementara: "smntara temporary",
  blanko: "blangko blangkonya",
};

/** Several words that together are one: after each word was read for itself. */
export const WORD_GROUPS: readonly (readonly [words: string, one: string])[] = [
  ["kartu tanda penduduk", "ktp"],
  ["kartu tanda pengenal", "ktp"],
  ["id card", "ktp"],
  ["kartu keluarga", "kk"],
  ["kartu kluarga", "kk"],
  ["kartu keluarga sejahtera", "kartusejahtera"],
  ["kartu pelajar", "kartupelajar"],
  ["kartu mahasiswa", "kartupelajar"],
  ["family card", "kk"],
  ["kartu identitas anak", "kia"],
  ["identity card anak", "kia"],
  ["anak identity card", "kia"],
  ["kartu anak", "kia"],
  ["ktp anak", "kia"],
  ["ktp bayi", "kia"],
  ["ktp digital", "ikd"],
  ["digital ktp", "ikd"],
  ["digital id", "ikd"],
  ["identitas digital", "ikd"],
  ["identitas kependudukan digital", "ikd"],
  ["ktp orang asing", "ktp asing"],
  ["orang asing", "asing"],
  ["warga asing", "asing"],
  ["warga negara asing", "asing"],
  ["luar negeri", "luarnegeri"],
  ["luar negara", "luarnegeri"],
  ["kepala keluarga", "kepalakeluarga"],
  ["kepala kk", "kepalakeluarga"],
  ["kepala rumah tangga", "kepalakeluarga"],
  ["tanggal lahir", "tanggallahir"],
  ["tgl lahir", "tanggallahir"],
  ["tempat lahir", "tanggallahir"],
  ["anak angkat", "adopsi"],
  ["angkat anak", "adopsi"],
  ["pengangkatan anak", "adopsi"],
  ["meninggal dunia", "meninggal"],
  ["passed away", "meninggal"],
  ["orang tua", "orangtua"],
  ["surat nikah", "bukunikah"],
  ["buku nikah", "bukunikah"],
  ["terima kasih", "makasih"],
  ["trima kasih", "makasih"],
  ["terima kasi", "makasih"],
  ["tarimo kasih", "makasih"],
  ["matur nuwun", "makasih"],
  ["matur suwun", "makasih"],
  ["hatur nuhun", "makasih"],
  ["thank you", "makasih"],
  ["kulo nuwun", "halo"],
  ["om swastiastu", "halo"],
  ["customer service", "operator"],
  ["call center", "operator"],
  ["sampai jumpa", "dadah"],
  ["not found", "tidak ditemukan"],
  ["tanda tangan", "tandatangan"],
  ["golongan darah", "goldar"],
  ["gol darah", "goldar"],
  ["daftar layanan", "menu"],
  ["pengadilan negeri", "pengadilan"],
  ["pengadilan agama", "pengadilanagama"],
  ["sampai mana", "status"],
  ["sampe mana", "status"],
  ["nyampe mana", "status"],
  ["tekan endi", "status"],
  ["satu rumah", "serumah"],
  ["satu alamat", "serumah"],
  ["hari apa", "jam"],
];

/** Words that say nothing about what is wanted: left out, and never taken for a slip of another word. */
export const FILLERS: readonly string[] = (
  "urus ngurus mengurus ngurusin urusin ngurusi pengurusan nguruih maurus ngurusna daftar mendaftar mendaftarkan daftarkan ajukan mengajukan pengajuannya saya aku sy ak gue gua gw w ane abdi kulo kula ulun unda ambo denai awak kami kita kmi iya' i we my me our you your " +
  "mau mo ingin pingin pengen pengin pgn hendak handak hndak hoyong hayang bade badhe arep nak eloka maelo naeng naing kepengen minta mohon tolong " +
  "bisa bs boleh dapat dpt saged tiasa kawa bisakah bolehkah perlu butuh want wanna need would like to could can please how do does did what is are was the a an of for in on at it this that and or with from by was has had been im " +
  "bagaimana gimana gmn gmna cara caranya kumaha kepriye pripun piye kayapa baa syarat syaratnya persyaratan persyaratannya apa apakah apaan apo naon opo napa berapa brp brapa pinten sabaraha berape " +
  "yang yg nu sing nan nang di ke untuk utk dan dn atau atw dengan dgn sama ama karena krn sebab soalnya jika kalau kalo klo kl agar supaya tapi tp namun juga jg saja aja doang lagi lg masih msh pun nya ya yah iya ok oke okee baik sip deh dong donk kok sih toh lho loh nih ni ini itu tu tuh tadi kemarin kmrn besok bsk hari sekarang skrg minggu bulan tahun thn " +
  "pak bapak bpk bu ibu buk kak kakak min mas mbak mba bang gan sis om tante bro abang teh kang aa uda uni cak ning " +
  "ada ad adalah lalu terus trus setelah stlh habis abis sampai smp sampe dateng kurang sebagai seperti kayak kyk oleh pada para secara sangat banget bgt sekali semua setiap lain lainnya dulu dl duluan langsung cepat mudah " +
  "mohonnya infonya info tanya nanya bertanya tanyain nanyain informasi jawab bantu dibantu bantuannya kirim kirimkan dikirim wa whatsapp chatnya formulirnya " +
  "sendiri diri dia mereka nanti kan kah lah tau tahu mengetahui bahwa kepada atas bawah hal tentang ttg soal urusan keperluan kebutuhan harus hrs wajib cukup usia umur " +
  "malang teman temen kawan saudara sodara adik adek paman bibi nenek kakek keponakan cucu mertua ipar beliau " +
  "rasa sama makan masak bayangan tujuan barang hujan panas dingin cari hanya bukannya malah maaf mangga panci panggil mana manakah sebaiknya biar biasa biasanya pernah telah akan sedang lewat via melalui pakai pake guna tanpa kasih ngasih beri diberi dikasih dik nian kali wkwk wkwkwk haha hehe hihi hmm hm eh ah oh aduh waduh astaga alhamdulillah insyaallah inggih nggih njih muhun leres pian ikam sampeyan panjenengan anjeun kowe"
).split(" ");

/** Words that many needs share: alone they decide nothing. */
export const WEAK_WORDS: readonly string[] =
  "buat baru ganti ubah cetak surat tidak belum punya urus sudah jadi cek lapor tambah data lama orang satu daftar penduduk betul salah negeri kota kecil masuk dimana kapan online dari suami istri ikut ayah orangtua keluarga rumah uang dalam kelurahan kecamatan kantor pengadilan putusan keluar penetapan".split(
    " ",
  );

/** Papers and things of other offices: with them in a message no form is sent unasked. */
export const FOREIGN_WORDS: readonly string[] = (
  "sim stnk bpkb paspor passport visa npwp skck ijazah rapor sertifikat sertipikat tanah notaris jualbeli imb pajak pbb bansos pkh blt bpjstk prakerja " +
  "motor mobil listrik lampu hp handphone laptop sinyal internet kucing anjing kambing ayam atm rekening kartuatm simcard dagang usaha nib siup pln pdam bukunikah ijasah pasport umroh haji vaksin " +
  "akun instagram facebook tiktok email bengkel imigrasi kartusejahtera kartupelajar pengadilanagama medis jejak tps pemilu faskes perusahaan"
).split(" ");
