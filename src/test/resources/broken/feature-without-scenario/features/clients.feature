Feature: Clients
  Later.
