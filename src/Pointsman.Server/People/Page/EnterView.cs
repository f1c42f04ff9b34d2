namespace Pointsman.Server;

/// <summary>Asks who is there. What somebody has typed whose session was over comes along in the form.</summary>
internal static class EnterView
{
    public static Markup Of(string? note, string name, TypedAnswer typed) => Markup.Of($"""
        {PageParts.Note(note)}
        <form method="post" action="{CasesPage.Path}" class="card">
        <label for="name">Your name, as clients may see it beside your answers</label>
        <input id="name" name="name" autocomplete="name" required maxlength="{CaseDraft.MostName}" value="{name}">
        <label for="token">Admin token, as the first start of the server printed it</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required>
        {Markup.When(typed.Case.Length > 0, () => Hidden("case", typed.Case))}
        {Markup.When(typed.Text.Length > 0, () => Hidden("text", typed.Text))}
        <div class="row"><button class="main" name="do" value="enter">Enter</button></div></form>
        """);

    private static Markup Hidden(string name, string value) =>
        Markup.Of($"""<input type="hidden" name="{name}" value="{value}">""");
}
