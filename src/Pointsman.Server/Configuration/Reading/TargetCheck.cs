namespace Pointsman.Server;

/// <summary>Checks that every name in the settings names something, and only one thing.</summary>
internal sealed class TargetCheck
{
    private readonly Document _root;
    private readonly GatewaySettings _settings;
    private readonly List<string> _providers;
    private readonly List<string> _models;

    public TargetCheck(Document root, GatewaySettings settings)
    {
        _root = root;
        _settings = settings;

        // What was refused for another reason is there all the same: one mistake is one fault.
        _providers = [SimulatedProvider.Name, .. root.Part("providers")?.Keys() ?? []];
        _models = [.. root.Part("models")?.Keys() ?? []];
    }

    public void Run()
    {
        foreach (ModelSettings model in _settings.Models.Values)
        {
            CheckModel(model);
        }

        foreach (RouteSettings route in _settings.Routes.Values)
        {
            CheckName(route.Name);
            CheckAll($"routes.{route.Name}.targets", [.. route.Targets.Select(target => target.Use)]);
            CheckAll($"routes.{route.Name}.else", route.Else);
            for (int i = 0; i < route.Rules.Count; i++)
            {
                CheckAll($"routes.{route.Name}.rules[{i}].use", route.Rules[i].Use);
            }

            for (int i = 0; i < route.Steps.Count; i++)
            {
                string place = $"routes.{route.Name}.steps[{i}].use";
                if (route.Strategy == RouteStrategy.Cascade)
                {
                    CheckStep(place, route.Steps[i].Use);
                }
                else
                {
                    CheckAll(place, route.Steps[i].Use);
                }
            }

            for (int i = 0; i < route.Tiers.Count; i++)
            {
                CheckStep($"routes.{route.Name}.tiers[{i}].use", route.Tiers[i].Use);
            }

            CheckAll($"routes.{route.Name}.confidence.use", route.Confidence.Use);
            CheckAll($"routes.{route.Name}.local", route.LocalFirst.Local);
            CheckAll($"routes.{route.Name}.api", route.LocalFirst.Api);
            CheckAll($"routes.{route.Name}.members", [.. route.Ensemble.Members.Select(member => member.Use)]);
            CheckAll($"routes.{route.Name}.fast", route.Progressive.Fast);
            CheckAll($"routes.{route.Name}.better", route.Progressive.Better);
            CheckAll($"routes.{route.Name}.judge", route.Judge);
            CheckCircle(route);
        }
    }

    // A route inside a route is its strategy; one that leads back to itself would never end.
    private void CheckCircle(RouteSettings route)
    {
        var way = new List<string>();
        if (LeadsTo(route, route.Name, way, []))
        {
            _root.FaultOf<string>($"routes.{route.Name}",
                $"a circle: {route.Name} → {string.Join(" → ", way)}", "let no route lead back to itself");
        }
    }

    private bool LeadsTo(RouteSettings from, string name, List<string> way, HashSet<string> seen)
    {
        foreach (string use in RouteParts.NamesOf(from))
        {
            if (!_settings.Routes.TryGetValue(use, out RouteSettings? next))
            {
                continue;
            }

            way.Add(use);
            if (use == name || (seen.Add(use) && LeadsTo(next, name, way, seen)))
            {
                return true;
            }

            way.RemoveAt(way.Count - 1);
        }

        return false;
    }

    // People stand alone in a step: the strategy hands them what it has so far, and nobody takes their place.
    private void CheckStep(string path, IReadOnlyList<string> names)
    {
        if (names is not [var only] || PersonQueue.Of(only) is not { } queue)
        {
            CheckAll(path, names);
        }
        else if (!Names.IsQueue(queue))
        {
            _root.FaultOf<string>(path, $"'{only}', which names no queue",
                $"write human/ and at most {Names.Longest} letters, digits and - _ ., a letter or digit first");
        }
    }

    private void CheckModel(ModelSettings model)
    {
        CheckStart("models", model.Name);
        bool isOffer = IsOffer(model.Name);
        if (isOffer && model.Offers is not [var only] || isOffer && model.Offers[0].ToString() != model.Name)
        {
            _root.FaultOf<string>($"models.{model.Name}", $"the name of a model that '{Provider(model.Name)}' serves",
                "leave provider, model and offers out to say what differs from the catalog, or choose another name");
        }

        foreach (OfferName offer in model.Offers.Where(offer => !_providers.Contains(offer.Provider)))
        {
            _root.FaultOf<string>($"models.{model.Name}", $"'{offer.Provider}', which names no provider",
                Spelling.Hint(offer.Provider, _providers, $"providers: {string.Join(", ", _providers)}"));
        }
    }

    private void CheckStart(string key, string name)
    {
        if (PersonQueue.Of(name) is not null)
        {
            _root.FaultOf<string>(
                $"{key}.{name}", "a name that begins with human/, which stands for people", "choose another name");
        }
    }

    private void CheckName(string route)
    {
        CheckStart("routes", route);
        if (_models.Contains(route))
        {
            _root.FaultOf<string>($"routes.{route}", $"'{route}', which is a key of models as well",
                "choose another name: a model that is named is never rerouted");
        }
        else if (IsOffer(route))
        {
            _root.FaultOf<string>($"routes.{route}", $"the name of a model that '{Provider(route)}' serves",
                "choose another name: a model that is named is never rerouted");
        }
    }

    private void CheckAll(string path, IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            // A single word may stand without a list around it.
            bool alone = names.Count == 1 && !path.EndsWith("targets", StringComparison.Ordinal);
            string place = alone ? path : $"{path}[{i}]";
            if (names[i].Length > 0)
            {
                Check(place, names[i]);
            }

            if (names.Take(i).Contains(names[i]) && names[i].Length > 0)
            {
                _root.FaultOf<string>(place, $"'{names[i]}' twice", "write each target once");
            }
        }
    }

    private void Check(string place, string name)
    {
        if (_models.Contains(name) || IsOffer(name))
        {
            return;
        }

        if (_settings.Routes.ContainsKey(name))
        {
            return;
        }

        if (PersonQueue.Of(name) is not null)
        {
            _root.FaultOf<string>(place, $"'{name}', a queue of people",
                "let it stand alone in the use of a tier, or of a step of a cascade");
            return;
        }

        string all = $"a target is a key of models ({Few(_models)}), another route, or provider/model with one of: "
            + Few(_providers);
        string? near = Spelling.Nearest(name, Candidates(name), 1) is [var best] ? best : null;
        _root.FaultOf<string>(
            place, $"'{name}', which names no model", near is null ? all : $"did you mean '{near}'? {all}");
    }

    private IEnumerable<string> Candidates(string name)
    {
        string rest = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
        IEnumerable<string> known = _settings.Providers.Values
            .SelectMany(provider => provider.KnownModels.Select(model => $"{provider.Name}/{model}"));
        IEnumerable<string> offers = _settings.Models.Values
            .SelectMany(model => model.Offers).Select(offer => offer.ToString());
        IEnumerable<string> same = name.Contains('/', StringComparison.Ordinal)
            ? _providers.Select(provider => $"{provider}/{rest}")
            : [];
        return _models.Concat(known).Concat(offers).Concat(same).Distinct();
    }

    private bool IsOffer(string name) =>
        OfferName.TryParse(name, out OfferName offer) && _providers.Contains(offer.Provider);

    private static string Provider(string name) => OfferName.TryParse(name, out OfferName offer) ? offer.Provider : "";

    private static string Few(List<string> names) => names.Count switch
    {
        0 => "there are none",
        <= 12 => string.Join(", ", names),
        _ => string.Join(", ", names.Take(12)) + ", …",
    };
}
