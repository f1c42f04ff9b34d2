using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Keeps names that stand in many lines of a file once.</summary>
internal sealed class NamePool
{
    private const int Most = 1_000;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The text of a value.</summary>
    public string? Get(JsonElement value)
    {
        if (value.GetString() is not { } text)
        {
            return null;
        }

        if (_names.TryGetValue(text, out string? known))
        {
            return known;
        }

        if (_names.Count < Most)
        {
            _names.Add(text);
        }

        return text;
    }
}
