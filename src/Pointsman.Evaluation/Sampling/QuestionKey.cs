using System.Security.Cryptography;
using System.Text;

namespace Pointsman.Evaluation;

/// <summary>By what it is seen that two requests ask the same, or belong to one conversation.</summary>
internal static class QuestionKey
{
    private static readonly char[] EndMarks = ['.', '!', '?', '…', ' '];

    /// <summary>
    /// The key of a question: the route and all that user and assistant said, without case, widths, and the spaces and
    /// marks at its end. Instructions are left out, since they may have the day in them.
    /// </summary>
    public static UInt128 Of(RecordedRequest request) => Hash(
    [
        request.Route,
        .. request.Messages.Where(message => message.Role != "system")
            .SelectMany(message => new[] { message.Role, Normal(message.Text) }),
    ]);

    /// <summary>
    /// The key of a conversation: what the client called it, else its first question with the first answer, which every
    /// later request of it repeats. Null where there is no answer.
    /// </summary>
    public static UInt128? Conversation(RecordedRequest request)
    {
        if (request.Session is { } session)
        {
            return Hash(["session", request.Route, session]);
        }

        RecordedMessage[] said = [.. request.Messages.Where(message => message.Role != "system")];
        string? answer = said.Length == 1 ? request.Answer
            : said[1].Role == "assistant" ? said[1].Text
            : null;
        return answer is null ? null : Hash(["beginning", request.Route, Normal(said[0].Text), Normal(answer)]);
    }

    /// <summary>A place for a key among others that nobody foresees and every run of the same seed repeats.</summary>
    public static UInt128 Place(UInt128 key, ulong seed) => Hash([seed.ToString("x16"), key.ToString("x32")]);

    private static string Normal(string text)
    {
        // Half a letter, where somebody cut a text, has no normal form.
        string whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        string flat = whole.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return string.Join(' ', flat.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd(EndMarks);
    }

    // The length goes before each text, so that two texts are never taken for two others.
    private static UInt128 Hash(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string text in texts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        byte[] all = hash.GetHashAndReset();
        return new UInt128(BitConverter.ToUInt64(all, 0), BitConverter.ToUInt64(all, 8));
    }
}
