namespace Pointsman.Server;

/// <summary>Asks who is there.</summary>
internal static class EnterView
{
    public static Markup Of(string? note, string name) => Markup.Of($"""
        {PageParts.Note(note)}
        <form method="post" action="{CasesPage.Path}" class="card">
        <label for="name">Your name, as clients may see it beside your answers</label>
        <input id="name" name="name" autocomplete="name" required maxlength="{CaseDraft.MostName}" value="{name}">
        <label for="token">Admin token, as the first start of the server printed it</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required>
        <div class="row"><button class="main" name="do" value="enter">Enter</button></div></form>
        """);
}
