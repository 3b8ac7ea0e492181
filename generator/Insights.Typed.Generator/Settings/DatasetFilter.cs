using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Settings;

/// <summary>The datasets that a project uses, of those that its schema files describe.</summary>
/// <param name="Names">The service's names or C# names, in any letter case; empty for all datasets.</param>
internal sealed record DatasetFilter(EquatableArray<string> Names)
{
    /// <summary>The number of suggestions. Each suggestion compares a name with all datasets.</summary>
    private const int MaxSuggestions = 20;

    public bool Includes(DatasetSchema dataset) => Names.Count == 0 || Names.Any(name => IsMatch(name, dataset.Name, dataset.Identifier));

    /// <summary>Gets the problems of names that no schema file describes.</summary>
    public IEnumerable<SettingProblem> FindProblems(IReadOnlyCollection<(string Name, string Identifier)> datasets)
    {
        var known = new HashSet<string>(datasets.SelectMany(dataset => new[] { dataset.Name, dataset.Identifier }), StringComparer.OrdinalIgnoreCase);
        return Names
            .Where(name => !known.Contains(name))
            .Select((name, index) => SettingProblem.FromProperty(
                "InsightsDatasets",
                name,
                $"no schema file of the project describes this dataset.{(index < MaxSuggestions ? NameSuggestion.GetHint(name, datasets.Select(dataset => dataset.Name)) : "")}"));
    }

    private static bool IsMatch(string value, string name, string identifier) =>
        string.Equals(value, name, StringComparison.OrdinalIgnoreCase) || string.Equals(value, identifier, StringComparison.OrdinalIgnoreCase);
}
