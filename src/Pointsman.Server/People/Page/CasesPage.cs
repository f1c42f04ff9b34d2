using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>
/// The page on which people answer cases: plain forms that work without a script. It opens with the admin token, which
/// a form asks for once.
/// </summary>
internal sealed class CasesPage(CaseDesk desk, AdminToken token)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/cases";

    private const int MostListed = 50;
    private const int NonceBytes = 16;

    /// <summary>Adds the page; it asks for itself who is there.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ListAsync);
        routes.MapPost(Path, EnterOrLeaveAsync);
        routes.MapGet(Path + "/{id}", ReadAsync);
        routes.MapPost(Path + "/{id}", ChangeAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        if (PageSession.Of(context, token) is not { } session)
        {
            return AskWhoAsync(context, null, "", TypedAnswer.None);
        }

        IQueryCollection asked = context.Request.Query;
        string? queue = asked["queue"].ToString() is { Length: > 0 } named ? named : null;
        string state = asked["state"].ToString() is "answered" or "all" ? asked["state"].ToString() : "open";
        _ = long.TryParse(asked["after"], NumberStyles.None, CultureInfo.InvariantCulture, out long after);
        var query = new CaseQuery
        {
            Queue = queue,
            OnlyOpen = state == "open",
            State = state == "answered" ? CaseState.Answered : null,
            After = after,
            Limit = MostListed + 1,
        };
        DateTimeOffset now = desk.Now;
        IReadOnlyList<PersonCase> found = desk.Store.List(query, now);
        long? next = found.Count > MostListed ? found[MostListed - 1].Number : null;
        Markup body = ListView.Of(
            desk.Store.Queues(now), [.. found.Take(MostListed)], queue, state, next, now);
        return WriteAsync(context, StatusCodes.Status200OK, "Cases", session, body, refreshes: true);
    }

    private async Task EnterOrLeaveAsync(HttpContext context)
    {
        IFormCollection? form = await FormAsync(context);
        if (form is not null && form["do"] == "leave"
            && PageSession.Of(context, token)?.Signed(form["form"].ToString()) == true)
        {
            PageSession.End(context);
            Redirect(context, Path);
            return;
        }

        string name = form?["name"].ToString().Trim() ?? "";
        string presented = form?["token"].ToString().Trim() ?? "";
        string? wrong = null;
        CaseDraft.CheckName(name, (found, fix) => wrong = $"Your name: found {found}; {fix}.");
        if (form is null)
        {
            wrong = "Use the form of this page.";
        }
        else if (!token.Check(System.Text.Encoding.UTF8.GetBytes(presented)))
        {
            wrong = "This is not the admin token. The server printed it at its first start.";
        }

        var typed = TypedAnswer.Of(form?["case"].ToString() ?? "", form);
        if (wrong is not null || !PageSession.IsPrivate(context))
        {
            await AskWhoAsync(context, wrong, name, typed);
            return;
        }

        PageSession session = PageSession.Begin(context, presented, name);
        if (typed.Case.Length == 0)
        {
            Redirect(context, Path);
            return;
        }

        string? note = typed.Text.Length == 0
            ? null
            : "You are in again. What you typed stands below, and is not sent yet.";
        await ShowAsync(
            context, session, desk.Store.Find(typed.Case, desk.Now), note, typed.Text, StatusCodes.Status200OK);
    }

    private Task ReadAsync(HttpContext context) => PageSession.Of(context, token) is { } session
        ? ShowAsync(context, session, desk.Store.Find(Id(context), desk.Now), null, "", StatusCodes.Status200OK)
        : AskWhoAsync(context, null, "", new TypedAnswer(Id(context), ""));

    private async Task ChangeAsync(HttpContext context)
    {
        IFormCollection? form = await FormAsync(context);
        string id = Id(context);
        if (PageSession.Of(context, token) is not { } session)
        {
            await AskWhoAsync(
                context, "Your session is over and nothing was changed. Enter again; what you typed comes along.", "",
                TypedAnswer.Of(id, form));
            return;
        }

        if (form is null || !session.Signed(form["form"].ToString()))
        {
            await ShowAsync(context, session, desk.Store.Find(id, desk.Now),
                "This form is not of your session, and nothing was changed; try again.",
                form?["text"].ToString() ?? "", StatusCodes.Status403Forbidden);
            return;
        }

        string text = form["text"].ToString().ReplaceLineEndings("\n").Trim();
        string? wrong = null;
        if (form["do"] == "answer")
        {
            CaseDraft.CheckText(text, (found, fix) => wrong = $"Your answer: found {found}; {fix}.");
        }

        CaseChange? change = wrong is not null ? null : form["do"].ToString() switch
        {
            "take" => desk.Take(id, session.Name),
            "release" => desk.Release(id, session.Name),
            "answer" => desk.Answer(id, session.Name, text),
            "withdraw" => desk.Withdraw(id),
            _ => null,
        };
        if (change is { Done: true, Case: { } changed })
        {
            Redirect(context, changed.IsOpen ? $"{Path}/{id}" : Path);
            return;
        }

        wrong ??= change is null
            ? "Nothing was changed: use a button of this page."
            : $"Nothing was changed: {change.Refused!.Found}; {change.Refused.Fix}.";
        await ShowAsync(
            context, session, desk.Store.Find(id, desk.Now), wrong, text,
            change is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict);
    }

    private Task ShowAsync(
        HttpContext context, PageSession session, PersonCase? one, string? note, string typed, int status) =>
        one is null
            ? WriteAsync(context, StatusCodes.Status404NotFound, "No such case", session, PageParts.Note(
                "There is no such case; what is over is deleted after a while."))
            : WriteAsync(context, status, $"Case of {one.Queue}", session,
                CaseView.Of(one, session, note, typed, desk.Now));

    // Where others could read the token on its way, nobody is asked for it.
    private static Task AskWhoAsync(HttpContext context, string? note, string name, TypedAnswer typed) => WriteAsync(
        context, StatusCodes.Status401Unauthorized, "Cases", null, PageSession.IsPrivate(context)
            ? EnterView.Of(note, name, typed)
            : PageParts.Note("Open this page by https, or on the machine that it runs on."));

    // Null when it is no form, or one from elsewhere.
    private static async Task<IFormCollection?> FormAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        return request.HasFormContentType && request.ContentLength <= CaseEndpoints.MostBodyBytes
            && PageSession.IsFromHere(request)
            ? await request.ReadFormAsync(context.RequestAborted)
            : null;
    }

    private static string Id(HttpContext context) => (string?)context.Request.RouteValues["id"] ?? "";

    // After a form the browser asks for a page of its own, so that going back sends nothing twice.
    private static void Redirect(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }

    private static Task WriteAsync(
        HttpContext context, int status, string title, PageSession? session, Markup body, bool refreshes = false)
    {
        string nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        IHeaderDictionary headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        Markup page = PageParts.Page(title, nonce, session, body, refreshes);
        return response.WriteAsync(page.ToString(), context.RequestAborted);
    }
}
