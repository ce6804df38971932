CREATE TABLE public.calendar_feeds (
    id integer NOT NULL,
    mark character varying(16) NOT NULL,
    digest character varying(64) NOT NULL,
    name text NOT NULL,
    selection text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    etag character varying(80) NOT NULL,
    changed_at timestamp with time zone
);
CREATE SEQUENCE public.calendar_feeds_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.calendar_feeds_id_seq OWNED BY public.calendar_feeds.id;
CREATE TABLE public.concordance_schema (
    id integer NOT NULL,
    number integer NOT NULL
);
CREATE TABLE public.documents (
    id text NOT NULL,
    own_id text NOT NULL,
    file_id integer NOT NULL,
    "position" integer NOT NULL,
    kind text NOT NULL,
    institution text NOT NULL,
    language text NOT NULL,
    generation integer,
    first_day date,
    last_day date,
    title text NOT NULL,
    first_page integer NOT NULL,
    last_page integer NOT NULL,
    articles integer NOT NULL,
    anomalies integer NOT NULL,
    content bytea NOT NULL
);
CREATE TABLE public.files (
    id integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    name text NOT NULL,
    pages integer NOT NULL,
    size bigint NOT NULL,
    rules text NOT NULL,
    tool text NOT NULL,
    read_at timestamp with time zone NOT NULL,
    failure text NOT NULL,
    anomalies text NOT NULL
);
CREATE SEQUENCE public.files_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.files_id_seq OWNED BY public.files.id;
CREATE TABLE public.paths (
    path text NOT NULL,
    file_id integer NOT NULL
);
CREATE TABLE public.register_entries (
    id integer NOT NULL,
    document text NOT NULL,
    obligation text NOT NULL,
    eid text NOT NULL,
    article text NOT NULL,
    quote text NOT NULL,
    action text NOT NULL,
    "position" integer NOT NULL,
    orphaned boolean NOT NULL
);
CREATE SEQUENCE public.register_entries_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.register_entries_id_seq OWNED BY public.register_entries.id;
CREATE TABLE public.register_events (
    id integer NOT NULL,
    entry_id integer NOT NULL,
    number integer NOT NULL,
    at timestamp with time zone NOT NULL,
    who text NOT NULL,
    status character varying(20),
    responsible text,
    note text,
    evidence character varying(20) NOT NULL,
    evidence_file text NOT NULL,
    evidence_page integer,
    evidence_quote text NOT NULL,
    moved_from text NOT NULL,
    moved_to text NOT NULL
);
CREATE SEQUENCE public.register_events_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.register_events_id_seq OWNED BY public.register_events.id;
CREATE TABLE public.register_schema (
    id integer NOT NULL,
    number integer NOT NULL
);
ALTER TABLE ONLY public.calendar_feeds ALTER COLUMN id SET DEFAULT nextval('public.calendar_feeds_id_seq'::regclass);
ALTER TABLE ONLY public.files ALTER COLUMN id SET DEFAULT nextval('public.files_id_seq'::regclass);
ALTER TABLE ONLY public.register_entries ALTER COLUMN id SET DEFAULT nextval('public.register_entries_id_seq'::regclass);
ALTER TABLE ONLY public.register_events ALTER COLUMN id SET DEFAULT nextval('public.register_events_id_seq'::regclass);
INSERT INTO public.calendar_feeds VALUES (2, '000000000003', 'd39225619c70a7b0201807b500bdcdaeb6e5ac5159ec4394be08a2b5d69935aa', 'Old', '{"documents": [], "bearer": "", "tongue": "fr"}', '2026-03-01 09:30:00+00', '2026-03-01 09:30:00+00', '', NULL);
INSERT INTO public.calendar_feeds VALUES (1, '000000000001', 'f4b6bb6548129dacf11c1a9c4dffffefd4aa6b21fcf4e9754cc03b731cbe7c25', 'Clerk', '{"documents": ["museum-2022-fr"], "bearer": "ministre", "tongue": "nl"}', '2026-03-01 09:30:00+00', NULL, '"tag"', '2026-03-01 09:30:00+00');
INSERT INTO public.concordance_schema VALUES (1, 1);
INSERT INTO public.documents VALUES ('museum-2022-fr', 'museum-2022-fr', 1, 0, 'contract', 'MUSÉE', 'fr', 6, '2022-01-01', '2025-12-31', 'Contrat du musée', 1, 4, 2, 1, '\x789cb5566d6f1b370cfe2bc47d2906d8c6dd396990ec5391756886152bf6d22f6e60d0773c5b8b2c1df4e27408f2df47eaecd8e7365e6a7741624794443e7cf490d243a6eaec0ab265f41497c3322fcb61e3b20164de465791cce1a8ad1b31dd29931657d6048755109b323ea81083b246a6defff5c7a798e7d5e55b99d468e611e7c94be7754e861cae57bf66434b4e59f13ac952f0bce05f59c9a3f361510ec74576cb430ea2939feb143c401d81414b30ba24d9d072202f8e8a019cc916676de0f143465d8eb5ad76b3e0615c92495998b814538779467a335810d6cacc37c3409fc3e67fdfa249e12454b550ba7624494d9ee2094decdf4f8b7df2c47a44d8f7ca7b66ce43791040ca1defd3eec7c136ffd6112e679afa7836d617e2f9e03aca794fec366dd07d8ca011b455e0a3034d7ee77cfce028c4d5a2dd236f816d20b783f5a607f6fadd9b0f377ffefe166eba453bc037e41d718e82623a4517fa60d8a0aa1e71450fcc9b6e1e8a2fb0fc36fb9bc22e905f69872c98a3ab09ae7ae826e5002ef2513e80cbf459e6e9ab28ca517efb22e8d36963fa09345c20c686e733280e88f1a3557ccaafd018fa4ca3e38ff7095d6b950953ec69534c3be8b0870e7f38008f79afb88339450e7e7c86c9a24c5fe33595e3af51f92dd86787b0cf7ad86787b17b40c728565c3880115a1d3d04560597158c0b58a2e3269097672794d5163b3a9c9a3d698871eeb05d1cd1a63cc646807a5c52adbe8734027ed1b692e97bb7eeeed6b8ef6492fdc2fa91e5ef283a924b6892e9686a25b64b5864b7b78f3bf053090f3f997e15175d19dba6f1143abfe72cbf01f0e7b9b82cf8122c785c9cc95f925fabb1ea6eb289c892176c159b3f53fca875b743fc70dd26ab57738389102669c6172dd3f10cc9e5e1c656ee37b61194a3d32fc89df86b1dfea708fb0d4ab8c60be9b087d0dc68b071e508d2d1e4c0872747ea4f9666f93f540feba8568eaac010a1a518800cd49da82a55733bc3181cc9cbe51bf07752dd0ac2c6a095a15e6269363031fd649ecc4724f333aab061fd2765d08481748625aacedd4bc1f3e81e9de10869757aebc1f80ad2d3f40a8ce53747b58046691ac1f582aa3b080b02c31d08d0d469d0585d8b4e12110b2ccf5f27ad9ff8b3f7069e4ac8f4dcd85ee77c97eb5784519692561b8eb06d9d5da542efc6c62e51abaef21fb23bfa47665c47ec88efe96963b9fdc8d215ea98d63d3cae1fbefcff58dc7fbdb0598b2b59125c241e2ec9fbf5abfc142293a482b54904f9a818e512cbf1b330e574565ee417f5ac2eabfa227bfc17ee5b97c9');
INSERT INTO public.documents VALUES ('museum-2022-fr-2', 'museum-2022-fr', 2, 0, 'contract', 'MUSÉE', 'fr', 6, '2022-01-01', '2025-12-31', 'Contrat du musée', 1, 4, 2, 2, '\x789cb5576d6fdb460cfe2b84be14036c41929306493f1559876658b1622ffde206062d51d62de73be15e9c1641fefb78273b969cc44bed2c706c93471d1f3e47f2e8bb4454c905244b6fc92fc7455614e3da8c8b640489d5de941456e7695bd541752354342fb572064b17744259279c7742abb0f4e9ef3fbffa2c2bcf3f8445896ae1711177a94dd02c4891c1b5f55b56b464840ebb4e93e83ecbf9152c593a1de7c5789227d72cb21319f7b98cce1d541e18767046e7141e68d9910d1be52338098f18ad1dcb7709755156baec47c1a25f928a5128bf0caa0ef39ce44668082ba1161bd1d137b7f96e5b54d15d7055364256864250d3077f8126dedfcef25df282f600b79f84b5cc9c85622f80183bdec6a7ef47dbf85b43b89c4b1ae2d9685f88e7b3e928e7677cf7d006dd170f12416a01d61b90647be7634707212e9b7687bc065b47a687f56a00f6f2e3fbcf577ffdf101ae3aa31ef00d79079c6340319ba1714330ac10e580b87c00e67db70ef9232cbfcfff21d707f21bf5c882059a8ae062806e5a8ce02c4bb3119cc7f7228b1f795ea4d9f58ba0cf66b51a0650738128ed9e8f20df938c5fb4e0537e834ad1374a0f3fde0774ad16cacd70909b41d543870374f8d31e78cc7bc91dcc0832f0ee1926f3227e4cd6544e9ea2f247b0cff7619f0fb0cff763b7808651acb870003db4d25b709c155c5630c96189869b40569c1c51565bec6870a6765223281706dbe6803665d1d701a8c52555e23552c3e1a3b61555afddbabb5be3b64b93e457ce9f60fe91bca170094d13e9552582ee1c9ae4fafabe073f96f0f8ab1a5671de95b1ae6b4baedbf794d36f04fc7e1ab6ccf912cc59ce4fc27f4cbf5662d9dd64d390966cb0cdd8ec99e24729bb27c23e5cb7516bc542612484499af345cb743c4372b1bfb115bb8d2d85223dfe82ecf95fe7e17f26e1b04105aef12c74d87d68ae2468bf3204f16832e0c30b476a8f4ecde27fa81ecea34a182a1d438496bc0352507549558a8adb197a67284c2e3f80bf4bd56d4268efa45034082cae3a266618cc83fa80607e41e136acff2c142a370a9d6189a2dbeea5e059ba45a3d843b48eb31e4c2e208ea617a034cf1c6503b59094c26543e50db886407107025455146a2dab759e20df7a0d3319ec01254f40d577aed7150bb0190b613814bfe33d8405ad08848547037364b7c1e2f46decee47feed0cd6b310479c61b633020f08f20da10fa624c586786c5ba357b17b24eb48972845d74eee921bfa1e564c775a29d330ab35f7b460ba42e9a3ddddfd7a9ae6ef93b0fdd3dd82137c154c9cf1c4e292ac5d8ffac79c4e4cc835cc121d4abdf09486ab6426766026fa36fee6181e46e4eee95f35bdb89497721b5a3f9c1aa5dd89e7f5d32556a3d33ad64f96e6691620189ea8e3c99d1467d95935af8ab23a4beeff05d0dafc64');
INSERT INTO public.files VALUES (1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'a.pdf', 4, 1234, '0123456789ab pdfium ocr', '0.1.0', '2026-03-01 09:30:00+00', '', '[["reading.not_found", [["n", 3]], 2, "", true]]');
INSERT INTO public.files VALUES (2, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'b.pdf', 4, 5000000000, '0123456789ab pdfium ocr', '0.1.0', '2026-03-01 09:30:00+00', '', '[]');
INSERT INTO public.files VALUES (3, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'c.pdf', 0, 7, '0123456789ab pdfium ocr', '0.1.0', '2026-03-01 09:30:00+00', '["reading.empty", "c.pdf", {"page": 3}]', '[]');
INSERT INTO public.paths VALUES ('/contracts/a.pdf', 1);
INSERT INTO public.paths VALUES ('/contracts/copy.pdf', 1);
INSERT INTO public.paths VALUES ('/contracts/b.pdf', 2);
INSERT INTO public.paths VALUES ('/contracts/c.pdf', 3);
INSERT INTO public.register_entries VALUES (1, 'museum-2022-fr', 'a1', 'art_5__para_1', '5', 'Le Musée remet son rapport au ministre dans les 15 jours.', 'remettre son rapport', 0, false);
INSERT INTO public.register_entries VALUES (2, 'museum-2022-fr', 'a2', 'art_6__para_1', '6', 'Het Museum deelt de bruiklenen mee.', 'de bruiklenen meedelen', 1, false);
INSERT INTO public.register_events VALUES (1, 1, 1, '2026-03-01 09:30:00+00', 'Ann', 'late', NULL, 'l''été', '', '', NULL, '', '', '');
INSERT INTO public.register_events VALUES (2, 1, 2, '2026-03-01 09:30:00+00', 'Bob', 'done', NULL, NULL, 'added', 'rapport.pdf', 12, 'remis', '', '');
INSERT INTO public.register_schema VALUES (1, 1);
SELECT pg_catalog.setval('public.calendar_feeds_id_seq', 2, true);
SELECT pg_catalog.setval('public.files_id_seq', 3, true);
SELECT pg_catalog.setval('public.register_entries_id_seq', 2, true);
SELECT pg_catalog.setval('public.register_events_id_seq', 2, true);
ALTER TABLE ONLY public.calendar_feeds
    ADD CONSTRAINT calendar_feeds_mark_key UNIQUE (mark);
ALTER TABLE ONLY public.calendar_feeds
    ADD CONSTRAINT calendar_feeds_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.concordance_schema
    ADD CONSTRAINT concordance_schema_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents
    ADD CONSTRAINT documents_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.files
    ADD CONSTRAINT files_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.files
    ADD CONSTRAINT files_sha256_key UNIQUE (sha256);
ALTER TABLE ONLY public.paths
    ADD CONSTRAINT paths_pkey PRIMARY KEY (path);
ALTER TABLE ONLY public.register_entries
    ADD CONSTRAINT register_entries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.register_events
    ADD CONSTRAINT register_events_entry_id_number_key UNIQUE (entry_id, number);
ALTER TABLE ONLY public.register_events
    ADD CONSTRAINT register_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.register_schema
    ADD CONSTRAINT register_schema_pkey PRIMARY KEY (id);
CREATE INDEX ix_documents_file_id ON public.documents USING btree (file_id);
CREATE INDEX ix_paths_file_id ON public.paths USING btree (file_id);
CREATE INDEX ix_register_entries_document ON public.register_entries USING btree (document);
CREATE INDEX ix_register_entries_obligation ON public.register_entries USING btree (obligation);
CREATE INDEX ix_register_events_entry_id ON public.register_events USING btree (entry_id);
CREATE INDEX ix_register_events_moved_from ON public.register_events USING btree (moved_from);
ALTER TABLE ONLY public.documents
    ADD CONSTRAINT documents_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.paths
    ADD CONSTRAINT paths_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.register_events
    ADD CONSTRAINT register_events_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.register_entries(id);
