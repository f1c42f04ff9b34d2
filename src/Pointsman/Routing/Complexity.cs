using System.Globalization;

namespace Pointsman;

/// <summary>
/// How much a request asks of a model, with the evidence: points for what makes it harder, points off for what makes it
/// easier. A pure function of the facts; it is worked out when somebody asks.
/// </summary>
/// <param name="Class">The class.</param>
/// <param name="Points">The sum of all points; 0 when the sender said the class.</param>
/// <param name="Evidence">What counted.</param>
public sealed record Complexity(ComplexityClass Class, int Points, IReadOnlyList<ComplexityPoint> Evidence)
{
    /// <summary>From so many points on a request is medium.</summary>
    public const int MediumPoints = 2;

    /// <summary>From so many points on a request is complex.</summary>
    public const int ComplexPoints = 7;

    // The kinds of evidence, in the order in which they are told.
    private const int Kinds = 11;

    /// <summary>The class of a request.</summary>
    public static ComplexityClass ClassOf(in RequestFacts facts)
    {
        if (facts.Hints.Complexity is { } said)
        {
            return said;
        }

        Span<int> points = stackalloc int[Kinds];
        Weigh(facts, points);
        return ClassOf(Sum(points));
    }

    /// <summary>The class of a request, and what counted for it.</summary>
    public static Complexity Of(in RequestFacts facts)
    {
        if (facts.Hints.Complexity is { } said)
        {
            return new Complexity(said, 0, [new ComplexityPoint("said by the sender", 0)]);
        }

        Span<int> points = stackalloc int[Kinds];
        Weigh(facts, points);
        var evidence = new List<ComplexityPoint>();
        for (int kind = 0; kind < Kinds; kind++)
        {
            if (points[kind] != 0)
            {
                evidence.Add(new ComplexityPoint(Name(kind, facts), points[kind]));
            }
        }

        int sum = Sum(points);
        return new Complexity(ClassOf(sum), sum, evidence);
    }

    /// <summary>The class and the evidence in a line.</summary>
    public override string ToString()
    {
        string evidence = string.Join(", ", Evidence.Select(one => one.Points == 0
            ? one.Name
            : string.Create(CultureInfo.InvariantCulture, $"{one.Name} {one.Points:+0;-0}")));
        string word = RequestFactNames.Classes[(int)Class - 1];
        return evidence.Length == 0 ? $"{word}: nothing counted" : $"{word}: {evidence}";
    }

    private static ComplexityClass ClassOf(int points) =>
        points >= ComplexPoints ? ComplexityClass.Complex
        : points >= MediumPoints ? ComplexityClass.Medium
        : ComplexityClass.Simple;

    private static void Weigh(in RequestFacts facts, Span<int> points)
    {
        TextClues clues = facts.Clues;
        points[0] = Math.Min(clues.Hard, (ushort)12);
        points[1] = Math.Min(clues.Work, (ushort)4);
        points[2] = -Math.Min(2 * clues.Brief, 4);
        points[3] = clues.Words switch { < 8 => -2, < 16 => 0, < 30 => 1, < 60 => 2, _ => 3 };
        points[4] = facts.Tokens switch { < 300 => 0, < 2_000 => 1, < 8_000 => 2, _ => 3 };
        points[5] = facts.Has(RequestTraits.Code) ? 1 : 0;
        points[6] = facts.Has(RequestTraits.Maths) ? 2 : 0;
        points[7] = clues.Items > 5 ? 1 : 0;
        points[8] = clues.Questions > 2 ? 1 : 0;
        points[9] = facts.Tools > 0 ? 1 : 0;
        points[10] = facts.Effort switch { 0 => 0, < 3 => -1, < 5 => 0, _ => 2 };
    }

    private static string Name(int kind, in RequestFacts facts) => kind switch
    {
        0 => "words of weighing, proof or design",
        1 => "words of composing or explaining",
        2 => "asks for a short answer",
        3 => Count(facts.Clues.Words, "words in the question"),
        4 => Count(facts.Tokens, "tokens"),
        5 => "code",
        6 => "maths",
        7 => Count(facts.Clues.Items, "items in a list"),
        8 => Count(facts.Clues.Questions, "questions"),
        9 => Count(facts.Tools, "tools"),
        _ => "the effort asked for",
    };

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}");

    private static int Sum(ReadOnlySpan<int> points)
    {
        int sum = 0;
        foreach (int one in points)
        {
            sum += one;
        }

        return sum;
    }
}
