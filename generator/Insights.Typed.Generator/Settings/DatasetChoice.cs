using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Settings;

/// <summary>Which of the datasets that its schema files describe a project wants.</summary>
/// <param name="Names">Names as the service or C# spells them, in any letter case; none means all.</param>
internal sealed record DatasetChoice(EquatableArray<string> Names)
{
    /// <summary>Each suggestion compares a name with all datasets.</summary>
    private const int MaxSuggestions = 20;

    public bool Includes(DatasetSchema dataset) => Names.Count == 0 || Names.Any(name => IsNameOf(name, dataset.Name, dataset.Identifier));

    /// <summary>What to say of the names that no schema file describes.</summary>
    public IEnumerable<SettingProblem> Problems(IReadOnlyCollection<(string Name, string Identifier)> described)
    {
        var known = new HashSet<string>(described.SelectMany(dataset => new[] { dataset.Name, dataset.Identifier }), StringComparer.OrdinalIgnoreCase);
        return Names
            .Where(name => !known.Contains(name))
            .Select((name, index) => SettingProblem.FromProperty(
                "InsightsDatasets",
                name,
                $"no schema file of the project describes this dataset.{(index < MaxSuggestions ? NameSuggestion.For(name, described.Select(dataset => dataset.Name)) : "")}"));
    }

    private static bool IsNameOf(string written, string name, string identifier) =>
        string.Equals(written, name, StringComparison.OrdinalIgnoreCase) || string.Equals(written, identifier, StringComparison.OrdinalIgnoreCase);
}
