using System.Text;

namespace Pointsman.Faults;

/// <summary>Makes the answer: what a model of this behaviour says to this request. The same request to the same model
/// gets the same answer, and a stream says what a plain answer says.</summary>
internal static class AnswerComposer
{
    private const int LettersOfToken = 4;
    private const int ArgumentPieces = 3;

    // Words of this mock's own; the second row has letters of two, three and four bytes.
    private static readonly string[] Words =
        ["The ", "points ", "are ", "set, ", "and ", "the ", "train ", "may ", "pass. "];
    private static readonly string[] FarWords = ["Café ", "größer ", "☕ ", "東京 ", "naïve ", "🚂 "];
    private static readonly string[] Thoughts = ["Which ", "track ", "is ", "free? ", "The ", "left ", "one. "];

    public static Answer Compose(Asked asked, Behaviour behaviour, int number)
    {
        List<ToolCall> calls = [.. Calls(asked, behaviour, number)];
        bool silent = behaviour.SaysNothing || calls.Count > 0;
        string[] text = silent ? [] : Text(asked, behaviour);
        string[] reasoning = behaviour.Reasoning ? [.. Thoughts] : [];
        int thought = Tokens(reasoning.Sum(piece => piece.Length));
        int said = Tokens(text.Sum(piece => piece.Length) + calls.Sum(call => call.Arguments.Length));
        int output = behaviour.OutputTokens ?? said + (behaviour.Reasoning ? thought : 0);
        return new()
        {
            Number = number,
            Model = asked.Model,
            Text = text,
            Reasoning = reasoning,
            Calls = calls,
            Finish = behaviour.Refuses ? Finish.Filtered
                : behaviour.StopsAtLength ? Finish.Length
                : calls.Count > 0 ? Finish.ToolCalls
                : Finish.Stop,
            Usage = new()
            {
                Input = behaviour.InputTokens ?? Tokens(asked.PromptLetters),
                Output = output,
                Cached = behaviour.CachedTokens,
                Reasoning = behaviour.Reasoning ? Math.Min(thought, output) : 0,
                Values = behaviour.UsageValues,
            },
        };
    }

    private static int Tokens(int letters) => Math.Max(1, (letters + LettersOfToken - 1) / LettersOfToken);

    private static string[] Text(Asked asked, Behaviour behaviour)
    {
        string? given = behaviour.Echo ? asked.UserText
            : asked.WantsJson ? SchemaExample.Write(asked.Schema, "mock")
            : asked.ToolResult is { } result ? "The tool said: " + result
            : null;
        string[] pieces = given is null ? Spoken(behaviour) : Split(given, behaviour.Chunks);
        if (behaviour.PadBytes > 0 && pieces.Length > 0)
        {
            pieces[^1] += Filled(behaviour.PadBytes);
        }

        if (behaviour.BigEventKb > 0 && pieces.Length > 0)
        {
            pieces[pieces.Length / 2] += Filled(behaviour.BigEventKb * 1024);
        }

        return pieces;
    }

    private static string[] Spoken(Behaviour behaviour)
    {
        string[] words = behaviour.CutsUtf8 || behaviour.CutsEscapes ? FarWords : Words;
        var pieces = new string[behaviour.Chunks];
        for (int i = 0; i < pieces.Length; i++)
        {
            pieces[i] = behaviour.ChunkBytes > 0 ? Filled(behaviour.ChunkBytes) : words[i % words.Length];
        }

        return pieces;
    }

    private static string Filled(int bytes) => string.Create(bytes, 0, (span, _) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = (char)('a' + (i % 26));
        }
    });

    private static IEnumerable<ToolCall> Calls(Asked asked, Behaviour behaviour, int number)
    {
        if (asked.Tools.Count == 0 || asked.ToolResult is not null)
        {
            yield break;
        }

        for (int i = 0; i < behaviour.ToolCalls; i++)
        {
            AskedTool tool = asked.Tools[i % asked.Tools.Count];
            yield return new($"call_mock{number:D8}x{i}", tool.Name, Cut(Arguments(tool, behaviour), behaviour));
        }
    }

    private static string Arguments(AskedTool tool, Behaviour behaviour)
    {
        bool far = behaviour.ArgumentCut is ArgumentCut.InsideEscape or ArgumentCut.InsideLetter or ArgumentCut.Bytes;
        bool escapes = behaviour.ArgumentCut is ArgumentCut.InsideEscape or ArgumentCut.Bytes;
        string word = far ? "é \"☕\" \\ Café" : "mock";
        string arguments = SchemaExample.Write(tool.Schema, word, escapes);
        // A tool without parameters has nothing to cut, and a nasty cut is what was asked for.
        return far && arguments == "{}" ? SchemaExample.Write(null, word, escapes) : arguments;
    }

    private static string[] Cut(string arguments, Behaviour behaviour)
    {
        switch (behaviour.ArgumentCut)
        {
            case ArgumentCut.Whole:
                return [arguments];
            case ArgumentCut.Bytes:
                return Split(arguments, arguments.Length);
            case ArgumentCut.InsideEscape:
                int escape = arguments.IndexOf("\\u", StringComparison.Ordinal);
                return escape < 0 ? Split(arguments, ArgumentPieces)
                    : [arguments[..(escape + 3)], arguments[(escape + 3)..]];
            default:
                return Split(arguments, ArgumentPieces);
        }
    }

    // Never within a letter: each event is JSON of its own and cannot hold half a letter.
    private static string[] Split(string text, int pieces)
    {
        List<Rune> letters = [.. text.EnumerateRunes()];
        int size = Math.Max(1, (letters.Count + pieces - 1) / pieces);
        return [.. letters.Chunk(size).Select(chunk => string.Concat(chunk.Select(letter => letter.ToString())))];
    }
}
