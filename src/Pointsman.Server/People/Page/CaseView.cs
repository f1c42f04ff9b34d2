using System.Globalization;

namespace Pointsman.Server;

/// <summary>One case: what was asked, what models said, and where it is answered.</summary>
internal static class CaseView
{
    /// <summary>The page; <paramref name="typed"/> is an answer that was written and not taken.</summary>
    public static Markup Of(PersonCase one, PageSession session, string? note, string typed, DateTimeOffset now) =>
        Markup.Of($"""
        {PageParts.Note(note)}
        <p class="meta">{ListView.State(one)}<span>queue {one.Queue}</span><span>came {PageParts.Age(now - one.Came)}
        {Markup.When(one.Came <= now - TimeSpan.FromMinutes(1), static () => Markup.Of($"ago"))}</span>
        <span>route {one.Route}</span></p>
        <h2>Conversation</h2>
        {Markup.When(one.Cut, static () => Markup.Of(
            $"""<p class="note">The beginning was too long and is not shown.</p>"""))}
        {Markup.Join(one.Messages.Select(Message))}
        {Markup.When(one.Earlier.Count > 0, () => Earlier(one))}
        {Markup.When(one.State == CaseState.Answered, () => Answer(one))}
        {Markup.When(one.IsOpen, () => Form(one, session, typed))}
        """);

    private static Markup Message(CaseMessage message) => Markup.Of($"""
        <article class="card {(message.Role == "user" ? "user" : "other")}"><span class="meta">{message.Role}</span>
        <div class="text">{message.Text}</div></article>
        """);

    private static Markup Earlier(PersonCase one) => Markup.Of($"""
        <h2>What models answered, not surely enough</h2>{Markup.Join(one.Earlier.Select(Model))}
        """);

    private static Markup Model(EarlierAnswer earlier) => Markup.Of($"""
        <article class="card"><span class="meta"><span>{earlier.Step}</span><span>{earlier.Target ?? "several"}</span>
        {Sure(earlier.Confidence)}</span><div class="text">{earlier.Text}</div></article>
        """);

    private static Markup Sure(double? confidence)
    {
        if (confidence is not { } value)
        {
            return Markup.Of($"<span>nobody knows how sure</span>");
        }

        string number = value.ToString("0.00", CultureInfo.InvariantCulture);
        return Markup.Of($"""<span>sure: <meter min="0" max="1" value="{number}"></meter> {number}</span>""");
    }

    private static Markup Answer(PersonCase one) => Markup.Of($"""
        <h2>Answer</h2><article class="card"><span class="meta"><span>{one.AnsweredBy}</span>
        <span>{one.Ended?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}</span>
        <span>{one.Worked?.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture)} min of work</span>
        <span>{one.Cost?.ToString()} USD</span></span><div class="text">{one.Answer}</div></article>
        """);

    private static Markup Form(PersonCase one, PageSession session, string typed)
    {
        string address = $"{CasesPage.Path}/{one.Id}";
        if (one.State == CaseState.Taken && one.TakenBy != session.Name)
        {
            return Markup.Of($"""
                <p class="note">{one.TakenBy} has it until
                {one.Lease?.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture)}.</p>
                """);
        }

        bool mine = one.State == CaseState.Taken;
        return Markup.Of($"""
            <h2>Your answer</h2>
            <form method="post" action="{address}">{PageParts.Hidden(session)}
            <label for="text">The client gets it word for word</label>
            <textarea id="text" name="text" maxlength="{CaseDraft.MostText}">{typed}</textarea>
            <div class="row"><button class="main" name="do" value="answer">Answer</button></div></form>
            <div class="row">
            {(mine
                ? PageParts.Button(session, address, "release", "Give it back")
                : PageParts.Button(session, address, "take", "Take it"))}
            {PageParts.Button(session, address, "withdraw", "Close without an answer")}</div>
            """);
    }
}
