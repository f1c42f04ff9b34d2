namespace Pointsman;

/// <summary>
/// One field of a model or an offer: its name, who is believed on it, how it is written and compared.
/// </summary>
/// <param name="Name">The key that the catalog's files use.</param>
/// <param name="Group">The kind of fact.</param>
/// <param name="Text">What a claim says; null when it says nothing.</param>
/// <param name="Agree">Whether two claims that both say something say the same.</param>
internal sealed record FactField<T>(string Name, FactGroup Group, Func<T, string?> Text, Func<T, T, bool> Agree)
{
    /// <summary>Features are gathered from all sources, so there is nothing to disagree on.</summary>
    public bool Union { get; init; }

    /// <summary>A field whose claims agree when they read the same.</summary>
    public static FactField<T> Plain(string name, FactGroup group, Func<T, string?> text) =>
        new(name, group, text, (left, right) => text(left) == text(right));

    /// <summary>A field of words, where spelling and punctuation make no difference.</summary>
    public static FactField<T> Words(string name, FactGroup group, Func<T, string?> text) =>
        new(name, group, text, (left, right) =>
            Letters(text(left)).SequenceEqual(Letters(text(right)), OrdinalIgnoreCase.Instance));

    private static IEnumerable<char> Letters(string? text) => (text ?? "").Where(char.IsLetterOrDigit);

    private sealed class OrdinalIgnoreCase : IEqualityComparer<char>
    {
        public static readonly OrdinalIgnoreCase Instance = new();

        public bool Equals(char x, char y) => char.ToLowerInvariant(x) == char.ToLowerInvariant(y);

        public int GetHashCode(char obj) => char.ToLowerInvariant(obj).GetHashCode();
    }
}
