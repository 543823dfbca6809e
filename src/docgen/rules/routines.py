"""The two routines and the laws that rules rest on, as the rows name them."""

F0 = "Rutine for ressursteam"
F3 = "Retningslinjer for bruk av ansvarsgrupper"
ADRESSESPERRE = "Adressesperre i Folkeregisteret"
ARKIV = "arkivlova og personvernforordningen artikkel 5"
OFFENTLEGLOVA = "offentleglova § 13"
PERSONOPPLYSNINGER = "personopplysningsloven og personvernforordningen artikkel 32"
TAUSHETSPLIKT = "forvaltningsloven § 13 og helsepersonelloven § 22"
