"""Everything that is held on one person, gathered for her request for access (GDPR article 15; docs/adr/0026)."""
