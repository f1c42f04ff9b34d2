using System.Globalization;

namespace Pointsman.Providers.Simulated;

/// <summary>Cuts what a model would say at stop sequences and at the limit of tokens.</summary>
internal static class Finishing
{
    public static Choice Finish(Draft draft, Ask ask, int most, Chance chance)
    {
        IReadOnlyList<string> reasoning = Tokens.Cut(draft.Reasoning);
        if (reasoning.Count >= most)
        {
            return new Choice { Reasoning = [.. reasoning.Take(most)], Finish = "length" };
        }

        int left = most - reasoning.Count;
        if (draft.Calls.Count > 0)
        {
            (IReadOnlyList<WrittenCall> calls, bool whole) = Calls(draft.Calls, left);
            return new Choice { Reasoning = reasoning, Calls = calls, Finish = whole ? "tool_calls" : "length" };
        }

        IReadOnlyList<string> content = Tokens.Cut(Stopped(draft.Content, ask.Stop));
        bool cut = content.Count > left;
        content = cut ? [.. content.Take(left)] : content;
        return new Choice
        {
            Reasoning = reasoning,
            Content = content,
            Chances = ask.Logprobs ? TokenChances.Of(content, draft, ask.TopLogprobs, chance) : null,
            Finish = cut ? "length" : "stop",
        };
    }

    private static string Stopped(string text, IReadOnlyList<string> stops)
    {
        int end = text.Length;
        foreach (string stop in stops)
        {
            int at = text.AsSpan(0, end).IndexOf(stop, StringComparison.Ordinal);
            end = at < 0 ? end : at;
        }

        return text[..end];
    }

    private static (IReadOnlyList<WrittenCall> Calls, bool Whole) Calls(IReadOnlyList<ToolCall> wanted, int left)
    {
        var calls = new List<WrittenCall>();
        foreach (ToolCall call in wanted)
        {
            var written = new WrittenCall(call.Id, call.Name, []);
            IReadOnlyList<string> arguments = Tokens.Cut(call.Arguments);
            int room = left - written.Tokens;
            if (room < arguments.Count)
            {
                // A call that is cut off is what a real limit leaves behind; without room for its name there is none.
                return (room < 0 ? calls : [.. calls, written with { Arguments = [.. arguments.Take(room)] }], false);
            }

            calls.Add(written with { Arguments = arguments });
            left -= calls[^1].Tokens;
        }

        return (calls, true);
    }
}
