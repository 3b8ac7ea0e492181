namespace Insights.Typed.Explore;

/// <summary>What the page shows about the service and the sources of its catalog. Contains no secret.</summary>
/// <param name="Version">The version of the tool.</param>
/// <param name="Service">The address of the service.</param>
/// <param name="IsLocal">Whether the service runs on this machine.</param>
/// <param name="Program">The Partner Center program, which limits the intervals of reports.</param>
/// <param name="Account">The kind of the sign-in, in words.</param>
/// <param name="Schemas">The source of the schemas: the name of their folder, or a description.</param>
/// <param name="Manifests">The names of the manifests of the app's queries.</param>
public sealed record ExploreSession(
    string Version, Uri Service, bool IsLocal, InsightsProgram Program, string Account, string Schemas, IReadOnlyList<string> Manifests);
