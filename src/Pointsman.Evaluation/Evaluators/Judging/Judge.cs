using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>
/// A model that judges. What it says is read strictly: an answer that is not in the form that was asked for is asked
/// for once more, and is an error then, never a score.
/// </summary>
/// <param name="Model">Its name; null for the suite's judge.</param>
internal sealed record Judge(string? Model)
{
    /// <summary>How the error begins of what cannot be read.</summary>
    public const string NotInForm = "the judge's answer is not in the form that was asked for";

    /// <summary>What it said, as <paramref name="read"/> understands it; an error where it cannot.</summary>
    public async Task<Judged<T>> AskAsync<T>(
        EvaluatorTools tools, IReadOnlyList<ChatMessage> messages, float temperature, int sample,
        Func<string, T?> read, CancellationToken cancel)
        where T : class
    {
        string? name = Model ?? tools.DefaultJudge;
        if (name is null)
        {
            return new Judged<T>(null, "there is no judge; name one in the suite: judge: openai/gpt-4o-mini");
        }

        if (tools.Judges(name) is not { } client)
        {
            return new Judged<T>(null, $"there is no model '{name}' to judge");
        }

        var options = new ChatOptions
        {
            Temperature = temperature, MaxOutputTokens = JudgeAsk.MostOutput, Seed = (long)tools.Seed + sample,
        };
        string said = "";
        for (int attempt = 0; attempt < 2; attempt++)
        {
            IReadOnlyList<ChatMessage> asked = attempt == 0 ? messages :
            [
                .. messages, new ChatMessage(ChatRole.Assistant, said),
                new ChatMessage(ChatRole.User, "That is not the form that was asked for. Reply again, in that form."),
            ];
            ChatResponse response = await client.GetResponseAsync(asked, options, cancel).ConfigureAwait(false);
            said = response.Text;
            if (read(said) is { } understood)
            {
                return new Judged<T>(understood, null);
            }
        }

        return new Judged<T>(null, $"{NotInForm}: \"{Short(said)}\"");
    }

    private static string Short(string text) => text.Length <= 120 ? text : $"{text[..120]}…";
}
