namespace Pointsman.Server;

/// <summary>The addresses of the people who answer.</summary>
internal static class CaseDescription
{
    private static readonly ApiParameter Id = new("id", ApiSchemas.Text, "As the list, or the client, was told it");
    private static readonly string[] Html = ["text/html"];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ApiEndpoint> All =
    [
        new("GET", "/api/cases", ApiAccess.Admin, "List the cases that people answer, the newest last")
        {
            Parameters =
            [
                new("queue", ApiSchemas.Text, "Only those of this queue"),
                new("state", () => ApiSchemas.Word(CaseJson.States), "Only those in this state"),
                new("after", ApiSchemas.Whole, "Only cases with a greater number; 0 unless told"),
                new("limit", () => ApiSchemas.Whole(1, CaseEndpoints.MostListed), "How many at most; 100 unless told"),
            ],
            Answer = "Cases", Refusals = [400],
        },
        new("GET", "/api/cases/{id}", ApiAccess.Admin, "A case with its conversation and what models answered")
        {
            Parameters = [Id], Answer = "Case", Refusals = [404],
        },
        Change("take", "Hold a case for somebody, as long as its queue says; again, to hold it longer", "CaseTaker"),
        Change("release", "Give a case back to the queue", "CaseTaker"),
        Change("answer", "Answer a case, once and for good", "CaseAnswerDraft"),
        Change("withdraw", "Close a case without an answer", null),
        new("GET", "/v1/cases/{id}", ApiAccess.AdminOrOwnKey,
            "What became of a case; 202 while nobody has answered it")
        {
            Parameters = [Id], Answer = "CaseAnswer", Refusals = [403, 404],
        },
        new("GET", CasesPage.Path, ApiAccess.Page, "The page on which people answer") { Types = Html },
        new("POST", CasesPage.Path, ApiAccess.Page, "Enter the page, or leave it") { Types = Html, Status = 303 },
        new("GET", CasesPage.Path + "/{id}", ApiAccess.Page, "A case on the page")
        {
            Parameters = [Id], Types = Html, Refusals = [404],
        },
        new("POST", CasesPage.Path + "/{id}", ApiAccess.Page, "Take, give back, answer or close a case on the page")
        {
            Parameters = [Id], Types = Html, Status = 303, Refusals = [400, 403, 404, 409],
        },
    ];

    private static ApiEndpoint Change(string act, string summary, string? body) =>
        new("POST", $"/api/cases/{{id}}/{act}", ApiAccess.Admin, summary)
        {
            Parameters = [Id], Body = body, Answer = "Case",
            Refusals = body is null ? [404, 409] : [400, 404, 409, 413],
        };
}
