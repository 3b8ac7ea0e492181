namespace Insights.Typed.Generator.Model;

/// <summary>A dataset's two names.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="Identifier">The C# name.</param>
internal sealed record DatasetName(string Name, string Identifier);
