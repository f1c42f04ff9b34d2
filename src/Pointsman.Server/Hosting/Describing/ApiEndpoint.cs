namespace Pointsman.Server;

/// <summary>An address of the gateway as it is described to people and programs.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with names in braces.</param>
/// <param name="Access">Who may use it.</param>
/// <param name="Summary">What it does.</param>
internal sealed record ApiEndpoint(string Method, string Path, ApiAccess Access, string Summary)
{
    /// <summary>The values of path and query.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The schema of the body that is sent; none without a body.</summary>
    public string? Body { get; init; }

    /// <summary>The status of success.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The schema of the answer; none where it is no JSON of the gateway's own.</summary>
    public string? Answer { get; init; }

    /// <summary>The media types of the answer.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["application/json"];

    /// <summary>Statuses of refusal that are its own, beside those that <see cref="Access"/> brings.</summary>
    public IReadOnlyList<int> Refusals { get; init; } = [];

    /// <summary>Whether it is a page for people, whose refusals are pages too.</summary>
    public bool IsPage => Access == ApiAccess.Page;

    /// <summary>Whether it belongs to the admin API, whose refusals have one form.</summary>
    public bool IsAdmins => Path.StartsWith("/api/", StringComparison.Ordinal);
}
