using Microsoft.Extensions.AI;

namespace Pointsman.Server;

/// <summary>Makes checks of what settings say that answers must be.</summary>
internal static class CheckBuilder
{
    public static CheckPolicy Policy(CheckSettings checks) =>
        new() { Retries = checks.Retries, Otherwise = checks.Otherwise };

    public static OutputChecks Checks(CheckSettings settings)
    {
        List<OutputCheck> checks = [];
        void Add(bool wanted, Func<OutputCheck> make)
        {
            if (wanted)
            {
                checks.Add(make());
            }
        }

        void AddLength(LengthUnit unit, int? least, int? most) => Add(
            least is not null || most is not null, () => new LengthCheck(unit, least ?? 0, most ?? long.MaxValue));

        LengthSettings length = settings.Length;
        Add(settings.Complete, () => new CompleteCheck());
        Add(settings.Json && settings.Schema is null, () => new JsonCheck());
        Add(settings.Schema is not null, () => new SchemaCheck(settings.Schema!));
        Add(settings.Matches is not null, () => settings.Matches!);
        AddLength(LengthUnit.Words, length.LeastWords, length.Words);
        AddLength(LengthUnit.Characters, length.LeastCharacters, length.Characters);
        AddLength(LengthUnit.Tokens, length.LeastTokens, length.Tokens);
        Add(settings.Language is not null, () => new LanguageCheck(settings.Language!, LanguageOf));
        Add(settings.Refusal is not null, () => new RefusalCheck { Then = settings.Refusal!.Value });
        return new OutputChecks(checks);
    }

    // Told as the language of a question is.
    private static string? LanguageOf(string text) =>
        RequestFacts.Of([new ChatMessage(ChatRole.User, text)]).Language is var language
            and not (TextLanguage.Unknown or TextLanguage.Other)
            ? WrittenWords.Of(language)
            : null;
}
