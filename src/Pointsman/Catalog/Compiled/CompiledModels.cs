namespace Pointsman;

/// <summary>Models and scores in a compiled catalog.</summary>
internal static class CompiledModels
{
    public static void Write(CompiledWriter to, Model model)
    {
        to.Text(model.Id);
        to.Text(model.Name);
        to.Text(model.Maker);
        to.Text(model.Family);
        to.Maybe((long?)model.Task);
        to.Text(model.Specialty);
        to.Maybe(model.Released);
        to.Text(model.Cutoff);
        to.Text(model.Licence);
        to.Maybe(model.OpenWeights);
        to.Maybe(model.Parameters);
        to.Maybe(model.ActiveParameters);
        to.Maybe((long?)model.Input);
        to.Maybe((long?)model.Output);
        to.Maybe(model.Context);
        to.Maybe(model.MaxOutput);
        to.Text(model.Tokenizer);
        to.Maybe((long?)model.Features);
        to.Text(model.Successor);
        to.Texts(model.Aliases);
        to.Text(model.As);
        to.Text(model.Url);
        to.Number(model.Seen.DayNumber);
    }

    public static Model Read(CompiledReader from) => new()
    {
        Id = from.Text(),
        Name = from.MaybeText(),
        Maker = from.MaybeText(),
        Family = from.MaybeText(),
        Task = (ModelTask?)from.MaybeInt(),
        Specialty = from.MaybeText(),
        Released = from.MaybeDay(),
        Cutoff = from.MaybeText(),
        Licence = from.MaybeText(),
        OpenWeights = from.MaybeFlag(),
        Parameters = from.MaybeLong(),
        ActiveParameters = from.MaybeLong(),
        Input = (Modalities?)from.MaybeInt(),
        Output = (Modalities?)from.MaybeInt(),
        Context = from.MaybeInt(),
        MaxOutput = from.MaybeInt(),
        Tokenizer = from.MaybeText(),
        Features = (Features?)from.MaybeInt(),
        Successor = from.MaybeText(),
        Aliases = from.Texts(),
        As = from.MaybeText(),
        Url = from.MaybeText(),
        Seen = DateOnly.FromDayNumber(from.Number()),
    };

    public static void Write(CompiledWriter to, Score score)
    {
        to.Text(score.Model);
        to.Text(score.Benchmark);
        to.Text(score.Release);
        to.Double(score.Value);
        to.Maybe(score.N);
        to.Maybe(score.Date);
        to.Text(score.Variant);
        to.Text(score.As);
        to.Text(score.Source);
        to.Text(score.Url);
    }

    public static Score ReadScore(CompiledReader from) => new()
    {
        Model = from.Text(),
        Benchmark = from.Text(),
        Release = from.Text(),
        Value = from.Double(),
        N = from.MaybeInt(),
        Date = from.MaybeDay(),
        Variant = from.MaybeText(),
        As = from.MaybeText(),
        Source = from.Text(),
        Url = from.MaybeText(),
    };
}
