namespace Pointsman.Faults;

/// <summary>What stands in the place of the right body.</summary>
internal enum BodyForm
{
    Right,
    Html,
    Empty,

    /// <summary>Half of the JSON, ended properly.</summary>
    TruncatedJson,
}
