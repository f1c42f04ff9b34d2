namespace Pointsman;

/// <summary>A damaged value, read.</summary>
/// <param name="State">How the reading ended.</param>
/// <param name="Json">The value, put right.</param>
/// <param name="End">Where the text goes on behind it.</param>
/// <param name="Repairs">What was put right.</param>
/// <param name="Begun">Whether a member was read, so that it was JSON and no bracket in a sentence.</param>
internal readonly record struct MendedJson(MendState State, string Json, int End, JsonRepairs Repairs, bool Begun);
