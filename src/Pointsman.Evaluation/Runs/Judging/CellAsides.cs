using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// The calls that are made to judge one answer, known by what they ask. What an earlier part of the run paid for is
/// not asked again. The same question asked several times counts as several, in their order.
/// </summary>
/// <param name="cell">The cell whose answer is judged.</param>
/// <param name="before">What is known from before; null for nothing.</param>
/// <param name="ended">Ends the judging when a call cannot be made any more.</param>
internal sealed class CellAsides(
    Cell cell, Dictionary<string, JsonElement>? before, CancellationTokenSource ended)
{
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);

    /// <summary>The cell.</summary>
    public Cell Cell => cell;

    /// <summary>The key of a call.</summary>
    public string Key(string by, byte[] asked)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(by));
        hash.AppendData([0]);
        hash.AppendData(asked);
        string key = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
        lock (_asked)
        {
            int times = _asked[key] = _asked.GetValueOrDefault(key) + 1;
            return times == 1 ? key : $"{key}-{times}";
        }
    }

    /// <summary>The line of a call that was answered before; null where it has to be made.</summary>
    public JsonElement? Find(string key) =>
        before is not null && before.TryGetValue(key, out JsonElement line) ? line : null;

    /// <summary>Leaves the answer unjudged: the run or the lane of the judge ended.</summary>
    public OperationCanceledException Leave()
    {
        ended.Cancel();
        return new OperationCanceledException(ended.Token);
    }
}
