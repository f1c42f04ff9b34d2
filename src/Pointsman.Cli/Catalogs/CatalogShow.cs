using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman catalog show</c>: everything about a model or an offer, with who says so.</summary>
internal static class CatalogShow
{
    public static Command Create(CatalogContext context)
    {
        Form form = CatalogVerb.Form().Ask("limit", "N", "How many offers and scores to show at most (20)");
        return CatalogVerb.Create(
            "show", "Everything about a model or an offer, with who says so and who disagrees", form, context, Run,
            "NAME", "A model by any of its names, or an offer: provider/name").WithExamples(
            "pointsman catalog show claude-3.5-sonnet",
            "pointsman catalog show openai/gpt-4o --format json",
            "pointsman catalog show gpt-4 --as-of 2024-12");
    }

    private static int Run(CatalogRequest request)
    {
        request.NeedWords(1, 1, "NAME", "name one model or one offer");
        int limit = (int)(request.Document.Whole("limit", 1, 100_000) ?? 20);
        request.RefuseFaults();
        string name = request.Words[0];
        Catalog whole = request.Home.Load();
        Catalog catalog = whole.AsOf(request.Day);
        if (whole.FindOffer(name) is { } known)
        {
            // What is no longer sold can still be looked up.
            CatalogOfferPage.Write(request, whole, catalog.FindOffer(name) ?? known);
            return ExitCode.Ok;
        }

        Model? model = CatalogNaming.Find(catalog, name);
        if (model is null && CatalogNaming.Find(whole, name) is { } later)
        {
            request.Document.Faults.Add(new Fault(
                name, $"{later.Id} was not there on {CatalogTexts.Day(request.Day)}",
                $"it is dated {CatalogTexts.Day(later.Released)}; give a later --as-of"));
        }
        else if (model is null)
        {
            request.ModelOf(catalog, name);
        }

        request.RefuseFaults();
        new CatalogModelPage(request, catalog, model!, limit).Write();
        return ExitCode.Ok;
    }
}
