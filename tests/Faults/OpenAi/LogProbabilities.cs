using System.Text;

namespace Pointsman.Faults;

/// <summary>Log-probabilities of pieces of text, all alike.</summary>
internal static class LogProbabilities
{
    public static string Of(IEnumerable<string> pieces) =>
        $$"""{"content":[{{string.Join(',', pieces.Select(One))}}],"refusal":null}""";

    private static string One(string piece) =>
        $$"""{"token":{{JsonText.Quote(piece)}},"logprob":-0.25,"bytes":[{{Bytes(piece)}}],"top_logprobs":[]}""";

    private static string Bytes(string piece) => string.Join(',', Encoding.UTF8.GetBytes(piece));
}
