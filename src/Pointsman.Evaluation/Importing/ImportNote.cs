namespace Pointsman.Evaluation;

/// <summary>Something that could not be carried over from another tool's file as it is.</summary>
/// <param name="Place">Where it stands first: <c>promptfooconfig.yaml tests[3].assert[0]</c>.</param>
/// <param name="What">What is not carried over, or only nearly.</param>
/// <param name="Instead">What to do instead.</param>
public sealed record ImportNote(string Place, string What, string Instead)
{
    /// <summary>At how many places it stands. Default: 1.</summary>
    public int Count { get; init; } = 1;

    /// <inheritdoc />
    public override string ToString() =>
        $"{Place}{(Count > 1 ? $" and {Count - 1} more" : "")}: {What}; {Instead}";
}
