using System.CommandLine;

namespace Pointsman.Cli;

/// <summary>What all catalog commands have in common: words, flags, where the catalog is, how to refuse.</summary>
internal static class CatalogVerb
{
    /// <summary>A form with the flags that most catalog commands take.</summary>
    public static Form Form(bool dated = true, bool formatted = true)
    {
        Form form = new(fileFlag: null);
        if (formatted)
        {
            form.Ask("format", "text|json|md", "How to write the result (text)");
        }

        if (dated)
        {
            form.Ask("as-of", "DATE", "The catalog as it was on a day: 2024-12-31, 2024-12 or 2024 (today)");
        }

        return form.Ask("catalog", "DIR", $"The folder of the catalog ({CatalogHome.Variable}, else the one inside)");
    }

    /// <summary>A command that answers at once.</summary>
    public static Command Create(
        string name, string description, Form form, CatalogContext context, Func<CatalogRequest, int> run,
        string? words = null, string wordsDescription = "") =>
        CreateAsync(
            name, description, form, context, (request, _) => Task.FromResult(run(request)), words, wordsDescription);

    /// <summary>
    /// A command that waits for disk or network; <paramref name="words"/> names the words beside the flags, and
    /// <paramref name="formatKey"/> the flag that says how to write the result.
    /// </summary>
    public static Command CreateAsync(
        string name, string description, Form form, CatalogContext context,
        Func<CatalogRequest, CancellationToken, Task<int>> run, string? words = null, string wordsDescription = "",
            string formatKey = "format")
    {
        var command = new Command(name, description);
        Argument<string[]>? argument = words is null
            ? null
            : new Argument<string[]>(words) { Description = wordsDescription, Arity = ArgumentArity.ZeroOrMore };
        if (argument is not null)
        {
            command.Arguments.Add(argument);
        }

        form.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document? document = await form.ReadAsync(parsed, faults, cancel);
            string[] given = argument is null ? [] : parsed.GetValue(argument) ?? [];
            return await run(new CatalogRequest(document!, given, context, formatKey), cancel);
        });
        return command;
    }

    /// <summary>Refuses a wrong number of words.</summary>
    public static void NeedWords(this CatalogRequest request, int least, int most, string what, string fix)
    {
        if (request.Words.Count < least || request.Words.Count > most)
        {
            request.Document.Faults.Add(new Fault(what, $"found {request.Words.Count}", fix));
        }
    }
}
