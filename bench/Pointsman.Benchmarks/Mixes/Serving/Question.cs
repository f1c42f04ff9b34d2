namespace Pointsman.Benchmarks.Mixes;

/// <summary>A question to simulated models whose right answer is known.</summary>
/// <param name="Text">What is asked, with the mark that tells the simulation answer and difficulty.</param>
/// <param name="Right">The right answer.</param>
/// <param name="OfPerson">What the person says who may be asked at last.</param>
internal sealed record Question(string Text, string Right, string OfPerson)
{
    private static readonly string[] Ways = ["north", "south", "east", "west"];

    /// <summary>
    /// Draws a set of questions; another seed or another set has no question in common with it. Hard ones are longer,
    /// so that what climbs costs more than the average, as it does in practice.
    /// </summary>
    /// <param name="seed">The same seed draws the same questions.</param>
    /// <param name="set">What the set is for.</param>
    /// <param name="count">How many.</param>
    /// <param name="difficulty">The difficulty, from a number that is drawn evenly from 0 to 1.</param>
    public static IReadOnlyList<Question> Draw(int seed, QuestionSet set, int count, Func<double, double> difficulty)
    {
        var random = new Random((seed * 10) + (int)set);
        var all = new List<Question>(count);
        for (int i = 0; i < count; i++)
        {
            double hard = difficulty(random.NextDouble());
            int right = random.Next(Ways.Length);
            string wrong = Ways[(right + random.Next(1, Ways.Length)) % Ways.Length];
            int miles = 3 + (int)(60 * hard) + random.Next(20);
            string text = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Train {i} of {set} {seed} has run{string.Concat(Enumerable.Repeat(" a mile", miles))}. Which way? ");
            string mark = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"[[sim answer=\"{Ways[right]}\" wrong=\"{wrong}\" difficulty={hard:0.0000}]]");
            bool knows = random.NextDouble() < QueuePerson.Accuracy;
            all.Add(new Question(text + mark, Ways[right], knows ? Ways[right] : wrong));
        }

        return all;
    }
}
