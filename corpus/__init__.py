"""What a contract IS: PDF to pages, lines, documents and article trees; the catalogue; Akoma Ntoso."""
