using Microsoft.AspNetCore.Http;

namespace Pointsman.Server;

/// <summary>An answer that was typed and not taken yet; it goes from form to form and never into an address.</summary>
/// <param name="Case">The case it is for; empty for none.</param>
/// <param name="Text">What was typed.</param>
internal readonly record struct TypedAnswer(string Case, string Text)
{
    public static readonly TypedAnswer None = new("", "");

    /// <summary>What a form carries for a case; of a text that no answer may be as long as, nothing.</summary>
    public static TypedAnswer Of(string id, IFormCollection? form)
    {
        string text = form?["text"].ToString().ReplaceLineEndings("\n") ?? "";
        return new TypedAnswer(id, text.Length <= CaseDraft.MostText ? text : "");
    }
}
