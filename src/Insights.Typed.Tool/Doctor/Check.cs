using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor;

/// <summary>One of the doctor's checks.</summary>
/// <param name="name">Its name.</param>
/// <param name="requiredChecks">The names of the checks that it requires.</param>
internal abstract class Check(string name, params string[] requiredChecks)
{
    public const string Credentials = "credentials";
    public const string SignIn = "sign-in";
    public const string Service = "service";
    public const string Clock = "clock";
    public const string Multifactor = "multifactor";
    public const string SchemaFiles = "schema files";
    public const string Role = "role";
    public const string Datasets = "datasets";
    public const string Previews = "previews";
    public const string Report = "report";

    public string Name => name;

    public IReadOnlyList<string> RequiredChecks => requiredChecks;

    public abstract Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken);

    protected CheckResult Passed(string summary) => new(name, summary, []);

    protected CheckResult Found(params Finding[] findings) => new(name, "", findings);

    protected CheckResult Found(string summary, IReadOnlyList<Finding> findings) => new(name, summary, findings);

    protected CheckResult Skipped(string reason) => new(name, $"because {reason}", [], IsSkipped: true);
}
