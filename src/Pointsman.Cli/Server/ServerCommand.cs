using System.CommandLine;

namespace Pointsman.Cli;

/// <summary>A command that reads its flags, asks a running server, and writes what it said.</summary>
internal static class ServerCommand
{
    /// <summary>
    /// Makes the command; <paramref name="read"/> looks at the flags and gives what to do once there is no fault.
    /// <paramref name="formats"/> are those that it writes beside text and JSON.
    /// </summary>
    public static Command Create(
        string name,
        string description,
        Form form,
        ServerContext context,
        Func<Document, IReadOnlyList<string>, Func<ServerApi, string, CancellationToken, Task>> read,
        string? words = null,
        string wordsDescription = "",
        params IReadOnlyList<string> formats) => CreateJudging(
            name, description, form, context,
            (document, given) =>
            {
                Func<ServerApi, string, CancellationToken, Task> act = read(document, given);
                return async (server, format, cancel) =>
                {
                    await act(server, format, cancel);
                    return ExitCode.Ok;
                };
            },
            words, wordsDescription, formats);

    /// <summary>Makes a command whose exit code says what came out.</summary>
    public static Command CreateJudging(
        string name,
        string description,
        Form form,
        ServerContext context,
        Func<Document, IReadOnlyList<string>, Func<ServerApi, string, CancellationToken, Task<int>>> read,
        string? words = null,
        string wordsDescription = "",
        params IReadOnlyList<string> formats)
    {
        var command = new Command(name, description);
        Argument<string[]>? argument = words is null
            ? null
            : new Argument<string[]>(words) { Description = wordsDescription, Arity = ArgumentArity.ZeroOrMore };
        if (argument is not null)
        {
            command.Arguments.Add(argument);
        }

        form.AskServer(formats).AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document document = (await form.ReadAsync(parsed, faults, cancel))!;
            string[] given = argument is null ? [] : parsed.GetValue(argument) ?? [];
            Func<ServerApi, string, CancellationToken, Task<int>> act = read(document, given);
            string format = document.Format(formats);
            using ServerApi? server = document.Server(context);
            FaultsException.ThrowIfAny(faults);
            return await act(server!, format, cancel);
        });
        return command;
    }
}
