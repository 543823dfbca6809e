"""The two routines and the laws that rules rest on, as the rows name them."""

F0 = "Rutine for ressursteam"
F3 = "Retningslinjer for bruk av ansvarsgrupper"
