using Insights.Typed.Schemas;
using Insights.Typed.Schemas.Names;

namespace Insights.Typed.Generator.Settings;

/// <summary>Which of the datasets that its schema files describe a project wants.</summary>
/// <param name="Names">Names as the service or C# spells them, in any letter case; none means all.</param>
internal sealed record DatasetChoice(EquatableArray<string> Names)
{
    public bool Includes(DatasetSchema dataset) => Names.Count == 0 || Names.Any(name => IsNameOf(name, dataset.Name, dataset.Identifier));

    /// <summary>What to say of the names that no schema file describes.</summary>
    public IEnumerable<SettingProblem> Problems(IReadOnlyCollection<(string Name, string Identifier)> described) => Names
        .Where(name => !described.Any(dataset => IsNameOf(name, dataset.Name, dataset.Identifier)))
        .Select(name => new SettingProblem($"The property InsightsDatasets names '{name}', which no schema file of the project describes.{Suggestion.For(name, described.Select(dataset => dataset.Name))}"));

    private static bool IsNameOf(string written, string name, string identifier) =>
        string.Equals(written, name, StringComparison.OrdinalIgnoreCase) || string.Equals(written, identifier, StringComparison.OrdinalIgnoreCase);
}
