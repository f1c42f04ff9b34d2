namespace Pointsman.Server;

/// <summary>The frame of the page, its style and its few lines of script. Nothing comes from another server.</summary>
internal static class PageParts
{
    private const string Style = """
        :root{color-scheme:light dark;--bg:#f6f7f9;--card:#fff;--ink:#1c2330;--soft:#5b6577;--line:#d9dee7;
        --accent:#1f5fbf;--on:#fff;--warn:#8a4b00;--warnbg:#fff3df;--good:#1c6b3a}
        @media(prefers-color-scheme:dark){:root{--bg:#12161d;--card:#1b212b;--ink:#e7ebf2;--soft:#9aa6b8;
        --line:#313a48;--accent:#7fb0ff;--on:#0c1420;--warn:#ffc978;--warnbg:#37290f;--good:#7fd6a0}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
        header,main{max-width:60rem;margin:0 auto;padding:.75rem 1rem}
        header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:baseline;justify-content:space-between}
        h1{font-size:1.25rem;margin:0}h2{font-size:1rem;margin:1.25rem 0 .5rem}
        a{color:var(--accent)}nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:0 0 .75rem}
        nav a[aria-current]{font-weight:600;color:var(--ink);text-decoration:none}
        .card{display:block;background:var(--card);border:1px solid var(--line);border-radius:.5rem;
        padding:.75rem 1rem;margin:0 0 .6rem;overflow-wrap:anywhere}
        a.card{color:inherit;text-decoration:none}a.card:hover,a.card:focus{border-color:var(--accent)}
        .meta{display:flex;flex-wrap:wrap;gap:.1rem .9rem;color:var(--soft);font-size:.875rem}
        .state{font-weight:600}.waiting{color:var(--warn)}.answered{color:var(--good)}
        .text{white-space:pre-wrap;margin:.35rem 0 0}
        .user{border-left:4px solid var(--accent);padding-left:calc(1rem - 3px)}
        .note{background:var(--warnbg);color:var(--warn);padding:.6rem 1rem;border-radius:.5rem;margin:0 0 .75rem}
        label{display:block;font-weight:600;margin:.75rem 0 .25rem}
        input,textarea{width:100%;padding:.6rem;font:inherit;color:inherit;background:var(--card);
        border:1px solid var(--line);border-radius:.4rem}
        textarea{min-height:9rem;resize:vertical}
        .row{display:flex;flex-wrap:wrap;gap:.5rem;margin:.75rem 0}
        button{font:inherit;padding:.55rem 1rem;border-radius:.4rem;border:1px solid var(--line);
        background:var(--card);color:inherit;cursor:pointer}
        button.main{background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:600}
        button.plain{border:0;background:none;padding:0;color:var(--accent);text-decoration:underline}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        meter{width:6rem;vertical-align:middle}
        """;

    // The list is fetched anew while nobody types; a text that was begun is not left by mistake; Ctrl+Enter sends it.
    private const string Script = """
        const main=document.querySelector('main'),area=document.querySelector('textarea');
        if(main.dataset.refresh)setInterval(async()=>{if(document.hidden)return;
        try{const r=await fetch(location.href,{headers:{accept:'text/html'}});if(!r.ok)return;
        const d=new DOMParser().parseFromString(await r.text(),'text/html').querySelector('main');
        if(d&&d.innerHTML!==main.innerHTML)main.innerHTML=d.innerHTML}catch{}},10000);
        if(area){const first=area.value;let sent=false;
        document.querySelectorAll('form').forEach(f=>f.addEventListener('submit',()=>sent=true));
        addEventListener('beforeunload',e=>{if(!sent&&area.value!==first)e.preventDefault()});
        area.addEventListener('keydown',e=>{if(e.key==='Enter'&&(e.ctrlKey||e.metaKey))
        area.form.querySelector('button.main').click()})}
        """;

    /// <summary>A whole page.</summary>
    public static Markup Page(string title, string nonce, PageSession? session, Markup body, bool refreshes = false) =>
        Markup.Of($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <title>{title}</title>
            {Markup.When(refreshes, static () => Markup.Of(
                $"<noscript><meta http-equiv=\"refresh\" content=\"30\"></noscript>"))}
            <style nonce="{nonce}">{Markup.Own(Style)}</style></head>
            <body><header><h1><a href="{CasesPage.Path}">Cases</a></h1>
            {Markup.When(session is not null, () => Who(session!))}</header>
            <main {Markup.When(refreshes, static () => Markup.Of($"data-refresh=\"yes\""))}>{body}</main>
            <script nonce="{nonce}">{Markup.Own(Script)}</script></body></html>
            """);

    /// <summary>Something that went wrong.</summary>
    public static Markup Note(string? text) =>
        Markup.When(text is not null, () => Markup.Of($"""<p class="note" role="alert">{text}</p>"""));

    /// <summary>A button with the form that it sends.</summary>
    public static Markup Button(PageSession session, string address, string act, string label) => Markup.Of($"""
        <form method="post" action="{address}">{Hidden(session)}<button name="do" value="{act}">{label}</button></form>
        """);

    /// <summary>What every form carries.</summary>
    public static Markup Hidden(PageSession session) =>
        Markup.Of($"""<input type="hidden" name="form" value="{session.FormToken}">""");

    /// <summary>How long ago, as people say it.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} h {age.Minutes} min",
        _ => $"{(int)age.TotalDays} d {age.Hours} h",
    };

    private static Markup Who(PageSession session) => Markup.Of($"""
        <form method="post" action="{CasesPage.Path}" class="meta">{Hidden(session)}<span>{session.Name}</span>
        <button class="plain" name="do" value="leave">leave</button></form>
        """);
}
