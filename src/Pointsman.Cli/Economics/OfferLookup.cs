namespace Pointsman.Cli;

/// <summary>
/// Finds an offer and its model by any name that a person may use; the hint says what to do when there is none.
/// </summary>
internal delegate (Offer? Offer, Model? Model, string Hint) OfferLookup(string name);
