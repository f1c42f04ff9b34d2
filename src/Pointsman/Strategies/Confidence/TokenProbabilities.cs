using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// Where the probabilities of an answer's tokens are asked for and found; Microsoft.Extensions.AI has no member for
/// them.
/// </summary>
public static class TokenProbabilities
{
    /// <summary>In the additional properties of options, <see cref="bool"/>: they are wanted.</summary>
    public const string Wanted = "logprobs";

    /// <summary>
    /// In the additional properties of an answer or a message, a <see cref="JsonElement"/> in OpenAI's chat form:
    /// <c>{"content":[{"token":"Pa","logprob":-0.1}]}</c>.
    /// </summary>
    public const string Answered = "answer_logprobs";

    /// <summary>
    /// The natural logarithms of the probabilities of an answer's tokens; null when it has none, or when one of them
    /// is no number.
    /// </summary>
    public static IReadOnlyList<double>? Of(ChatResponse answer)
    {
        if (Read(answer.AdditionalProperties) is { } whole)
        {
            return whole;
        }

        var all = new List<double>();
        foreach (ChatMessage message in answer.Messages)
        {
            all.AddRange(Read(message.AdditionalProperties) ?? []);
        }

        return all.Count > 0 ? all : null;
    }

    /// <summary>The same of an answer in pieces, of which each has what belongs to its own tokens.</summary>
    internal static IReadOnlyList<double>? Of(IEnumerable<ChatResponseUpdate> pieces)
    {
        List<double>? all = null;
        foreach (ChatResponseUpdate piece in pieces)
        {
            if (Read(piece.AdditionalProperties) is { } own)
            {
                (all ??= []).AddRange(own);
            }
        }

        return all;
    }

    private static List<double>? Read(AdditionalPropertiesDictionary? properties)
    {
        if (properties is null || !properties.TryGetValue(Answered, out object? value)
            || value is not JsonElement { ValueKind: JsonValueKind.Object } json
            || !json.TryGetProperty("content", out JsonElement tokens) || tokens.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var all = new List<double>(tokens.GetArrayLength());
        foreach (JsonElement token in tokens.EnumerateArray())
        {
            if (token.ValueKind != JsonValueKind.Object || !token.TryGetProperty("logprob", out JsonElement one)
                || one.ValueKind != JsonValueKind.Number)
            {
                return null;
            }

            all.Add(one.GetDouble());
        }

        return all.Count > 0 ? all : null;
    }
}
