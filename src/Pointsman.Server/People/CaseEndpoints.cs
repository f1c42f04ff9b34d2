using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>Cases in the admin API: listed, read, taken, given back, answered and withdrawn.</summary>
internal static class CaseEndpoints
{
    /// <summary>The largest body that is read: 1 MiB, which an answer fits into however it is escaped.</summary>
    public const int MostBodyBytes = 1024 * 1024;

    /// <summary>The most cases in one answer: 1,000; 100 when nothing is asked.</summary>
    public const int MostListed = 1_000;

    private const string WhoExample = """{ "by": "Ann" }""";
    private const string AnswerExample = """{ "by": "Ann", "text": "It is in the mail." }""";

    /// <summary>Adds the endpoints. They ask nobody who they are.</summary>
    public static RouteGroupBuilder MapCases(this IEndpointRouteBuilder routes, CaseDesk desk)
    {
        RouteGroupBuilder cases = routes.MapGroup("/api/cases");
        cases.MapGet("", context => ListAsync(context, desk));
        cases.MapGet("{id}", context => ReadAsync(context, desk));
        cases.MapPost("{id}/take", context => ChangeAsync(
            context, "the case was not taken", WhoExample, false, (id, who) => desk.Take(id, who.By)));
        cases.MapPost("{id}/release", context => ChangeAsync(
            context, "the case was not released", WhoExample, false, (id, who) => desk.Release(id, who.By)));
        cases.MapPost("{id}/answer", context => ChangeAsync(
            context, "the case was not answered", AnswerExample, true,
            (id, who) => desk.Answer(id, who.By, who.Text)));
        cases.MapPost("{id}/withdraw", context => TellAsync(
            context, "the case was not withdrawn", desk.Withdraw(Id(context))));
        return cases;
    }

    private static string Id(HttpContext context) => (string?)context.Request.RouteValues["id"] ?? "";

    private static Task ListAsync(HttpContext context, CaseDesk desk)
    {
        var faults = new List<Fault>();
        Document asked = AdminQuery.Read(context.Request, faults);
        string? state = asked.Word("state", CaseJson.States);
        var query = new CaseQuery
        {
            Queue = asked.Text("queue"),
            State = state is null ? null : (CaseState)Array.IndexOf(CaseJson.States, state),
            After = asked.Whole("after", 0, long.MaxValue) ?? 0,
            Limit = (int)(asked.Whole("limit", 1, MostListed) ?? new CaseQuery().Limit),
        };
        asked.FaultUnknownKeys();
        if (faults.Count > 0)
        {
            return AdminAnswer.RefuseAsync(context, StatusCodes.Status400BadRequest, "nothing was listed", faults);
        }

        // One more than is shown tells whether there are more.
        IReadOnlyList<PersonCase> found = desk.Store.List(query with { Limit = query.Limit + 1 }, desk.Now);
        return AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("cases");
            foreach (PersonCase one in found.Take(query.Limit))
            {
                CaseJson.WriteShort(json, one);
            }

            json.WriteEndArray();
            if (found.Count > query.Limit)
            {
                json.WriteNumber("next", found[query.Limit - 1].Number);
            }
            else
            {
                json.WriteNull("next");
            }

            json.WriteEndObject();
        });
    }

    private static Task ReadAsync(HttpContext context, CaseDesk desk)
    {
        PersonCase? found = desk.Store.Find(Id(context), desk.Now);
        return TellAsync(context, "there is nothing to show",
            found is null ? CaseDesk.Missing() : new CaseChange(found, null));
    }

    private static async Task ChangeAsync(
        HttpContext context, string refused, string example, bool withText, Func<string, CaseDraft, CaseChange> change)
    {
        var faults = new List<Fault>();
        if (await AdminBody.ReadAsync(context, MostBodyBytes, refused, example, faults) is not { } body)
        {
            return;
        }

        CaseDraft draft = CaseDraft.Read(body, withText);
        if (faults.Count > 0)
        {
            await AdminAnswer.RefuseAsync(context, StatusCodes.Status400BadRequest, refused, faults);
            return;
        }

        await TellAsync(context, refused, change(Id(context), draft));
    }

    private static Task TellAsync(HttpContext context, string refused, CaseChange change) => change switch
    {
        { Done: true, Case: { } one } =>
            AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, json => CaseJson.Write(json, one)),
        { Case: null } =>
            AdminAnswer.RefuseAsync(context, StatusCodes.Status404NotFound, refused, change.Refused!),
        _ => AdminAnswer.RefuseAsync(context, StatusCodes.Status409Conflict, refused, change.Refused!),
    };
}
