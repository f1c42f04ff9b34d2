namespace Pointsman.Server;

/// <summary>The cases of a queue, or of all.</summary>
internal static class ListView
{
    private const int PreviewLength = 160;

    private static readonly string[] States = ["open", "answered", "all"];

    /// <summary>The page; <paramref name="state"/> is what the address says.</summary>
    public static Markup Of(
        IReadOnlyList<(string Queue, long Open)> queues, IReadOnlyList<PersonCase> cases, string? queue, string state,
        long? next, DateTimeOffset now) => Markup.Of($"""
        <nav aria-label="Queues">{Tab("all queues", null, queue, state, queues.Sum(one => one.Open))}
        {Markup.Join(queues.Select(one => Tab(one.Queue, one.Queue, queue, state, one.Open)))}</nav>
        <nav aria-label="States">
        {Markup.Join(States.Select(word => Link(word, queue, word, word == state)))}</nav>
        {Markup.When(cases.Count == 0, static () => Markup.Of($"""<p class="card">There is nothing here.</p>"""))}
        {Markup.Join(cases.Select(one => Card(one, now)))}
        {Markup.When(next is not null, () => Markup.Of(
            $"""<p><a href="{Address(queue, state)}&amp;after={next ?? 0}">later ones</a></p>"""))}
        """);

    /// <summary>How a case stands, in a few words.</summary>
    public static Markup State(PersonCase one) => Markup.Of($"""
        <span class="state {one.State.Word()}">{one.State.Word()}{one.State switch
        {
            CaseState.Taken => $" by {one.TakenBy}",
            CaseState.Answered => $" by {one.AnsweredBy}",
            _ => "",
        }}</span>
        """);

    private static Markup Tab(string title, string? queue, string? current, string state, long open) =>
        Link($"{title} ({open})", queue, state, queue == current);

    private static Markup Link(string title, string? queue, string state, bool current) => current
        ? Markup.Of($"""<a href="{Address(queue, state)}" aria-current="page">{title}</a>""")
        : Markup.Of($"""<a href="{Address(queue, state)}">{title}</a>""");

    private static string Address(string? queue, string state) => queue is null
        ? $"{CasesPage.Path}?state={state}"
        : $"{CasesPage.Path}?state={state}&queue={Uri.EscapeDataString(queue)}";

    private static Markup Card(PersonCase one, DateTimeOffset now) => Markup.Of($"""
        <a class="card" href="{CasesPage.Path}/{one.Id}"><span class="meta">{State(one)}<span>{one.Queue}</span>
        <span>{PageParts.Age(now - one.Came)}</span></span><div class="text">{Preview(one)}</div></a>
        """);

    // What the user said last says best what it is about.
    private static string Preview(PersonCase one)
    {
        CaseMessage? last = one.Messages.LastOrDefault(message => message.Role == "user");
        string text = (last ?? (one.Messages.Count > 0 ? one.Messages[^1] : null))?.Text.Trim() ?? "";
        return text.Length <= PreviewLength ? text : text[..PreviewLength] + "…";
    }
}
