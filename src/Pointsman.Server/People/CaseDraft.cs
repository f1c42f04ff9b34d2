using System.Globalization;
using System.Text;

namespace Pointsman.Server;

/// <summary>What people send about a case: who they are, and what they answer.</summary>
/// <param name="By">Who.</param>
/// <param name="Text">The answer; empty where none is asked for.</param>
internal sealed record CaseDraft(string By, string Text)
{
    /// <summary>The longest name: 100 characters.</summary>
    public const int MostName = 100;

    /// <summary>The longest answer: 100,000 characters.</summary>
    public const int MostText = 100_000;

    /// <summary>Reads it; what is wrong goes to the document's faults.</summary>
    public static CaseDraft Read(Document body, bool withText)
    {
        var draft = new CaseDraft(body.Text("by")?.Trim() ?? "", withText ? body.Text("text") ?? "" : "");
        CheckName(draft.By, (found, fix) => body.FaultOf<string>("by", found, fix));
        if (withText)
        {
            CheckText(draft.Text, (found, fix) => body.FaultOf<string>("text", found, fix));
        }

        body.FaultUnknownKeys();
        return draft;
    }

    /// <summary>Whether it is a name that lists can show.</summary>
    public static void CheckName(string by, Action<string, string> fault)
    {
        string fix = $"say who you are, in 1 to {MostName} characters that people can read";
        if (by.Length == 0)
        {
            fault("nothing", fix);
        }
        else if (by.Length > MostName)
        {
            fault($"{by.Length} characters", fix);
        }
        else if (by.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
            or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
        {
            fault("characters that cannot be seen", fix);
        }
    }

    /// <summary>Whether it is an answer.</summary>
    public static void CheckText(string text, Action<string, string> fault)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            fault("nothing", "write the answer as the client shall get it");
        }
        else if (text.Length > MostText)
        {
            fault($"{text.Length} characters", $"write at most {MostText}");
        }
    }
}
