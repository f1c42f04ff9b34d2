namespace Pointsman.Server;

/// <summary>
/// Names that are allowed: each pattern is a whole name, or the beginning of names when it ends with <c>*</c>. No
/// pattern at all allows every name.
/// </summary>
internal sealed class NamePatterns : IEquatable<NamePatterns>
{
    /// <summary>Every name.</summary>
    public static readonly NamePatterns All = new([]);

    private readonly string[] _patterns;

    /// <summary>Takes the patterns in the order of a dictionary, each once.</summary>
    public NamePatterns(IEnumerable<string> patterns) =>
        _patterns = [.. patterns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The patterns as they are shown and stored.</summary>
    public IReadOnlyList<string> Texts => _patterns;

    /// <summary>Whether a name is allowed; upper and lower case differ, as they do in names of models.</summary>
    public bool Allow(ReadOnlySpan<char> name)
    {
        foreach (string pattern in _patterns)
        {
            bool fits = pattern[^1] == '*'
                ? name.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
                : name.SequenceEqual(pattern);
            if (fits)
            {
                return true;
            }
        }

        return _patterns.Length == 0;
    }

    /// <inheritdoc />
    public bool Equals(NamePatterns? other) => other is not null && _patterns.AsSpan().SequenceEqual(other._patterns);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as NamePatterns);

    /// <inheritdoc />
    public override int GetHashCode() => _patterns.Length == 0 ? 0 : _patterns[0].GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => _patterns.Length == 0 ? "all" : string.Join(", ", _patterns);
}
