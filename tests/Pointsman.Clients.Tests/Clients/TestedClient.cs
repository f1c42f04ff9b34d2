namespace Pointsman.Clients.Tests;

/// <summary>A library that people call models with.</summary>
internal abstract class TestedClient
{
    /// <summary>A key of the client's own; it must not reach a provider.</summary>
    public const string Key = "a-clients-own-key";

    /// <summary>The word for it, in tests and in names of models.</summary>
    public abstract string Name { get; }

    /// <summary>Its name for the page, with the version that is tested.</summary>
    public abstract string Title { get; }

    /// <summary>How it is pointed at the gateway, for the page: the language of the code, and the code.</summary>
    public abstract (string Language, string Code) Setup { get; }

    /// <summary>A field of its protocol that some of the providers lack.</summary>
    public abstract OwnField OwnField { get; }

    /// <summary>Whether its errors show how long to wait.</summary>
    public virtual bool ShowsRetryAfter => true;

    /// <summary>Whether it stops trying when the gateway says <c>x-should-retry: false</c>.</summary>
    public abstract bool HeedsShouldRetry { get; }

    /// <summary>The scenarios that it has no call for.</summary>
    public abstract IReadOnlyList<string> Lacks { get; }

    /// <summary>Where a refusal of a sound says that it stood.</summary>
    public virtual string PlaceOfSound => "messages[0].content[1]";

    /// <summary>Whether tokens can be counted by a provider that this client asks.</summary>
    public virtual bool CountsWith(string provider) => provider is "anthropic" or "gemini";

    /// <summary>Whether it shows how many tokens became vectors.</summary>
    public virtual bool ShowsTokensOfEmbeddings => true;

    /// <summary>The client of a name.</summary>
    public static TestedClient Of(string name) => All.Single(client => client.Name == name);

    /// <summary>Does the jobs and reports on each.</summary>
    public abstract Task<IReadOnlyList<Report>> RunAsync(
        Uri gateway, IReadOnlyList<Job> jobs, CancellationToken cancel);

    /// <summary>All, in the order of the page.</summary>
    public static IReadOnlyList<TestedClient> All { get; } =
    [
        new OpenAiChatLibrary(), new OpenAiResponsesLibrary(), new AnthropicLibrary(), .. ScriptClient.Known,
    ];
}
