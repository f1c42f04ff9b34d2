namespace Pointsman.Evaluation;

/// <summary>What of two JSON values is compared.</summary>
public sealed record JsonEqualsOptions
{
    /// <summary>Where to compare, <c>user.name</c> or <c>items[0].id</c>. Default: the whole value.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Whether objects of the answer may have properties beside the expected ones. Default: no.</summary>
    public bool Partial { get; init; }

    /// <summary>Whether JSON may be made of an answer that is none. Default: no.</summary>
    public bool Repair { get; init; }
}
