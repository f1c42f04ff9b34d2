namespace Pointsman.Evaluation;

/// <summary>What a report is written as.</summary>
public enum ReportFormat
{
    /// <summary>Plain text for a terminal.</summary>
    Text,

    /// <summary>Markdown, for a page or a pull request.</summary>
    Markdown,

    /// <summary>JSON of a documented shape, for programs.</summary>
    Json,

    /// <summary>JUnit's XML, for build servers: a suite for each arm, a test for each case and repeat.</summary>
    Junit,

    /// <summary>One page that needs nothing beside itself, with charts and every answer.</summary>
    Html,
}
