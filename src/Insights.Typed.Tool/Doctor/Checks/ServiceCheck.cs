using Insights.Typed.Language;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Checks whether the service responds, and accepts this account.</summary>
internal sealed class ServiceCheck() : Check(Service, SignIn)
{
    public override Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken) => Task.FromResult(session switch
    {
        { ConnectionFailure: ToolException failure } => Found(new Finding(
            Problem.NoDatasets, failure.Message, "Assign the Executive Report Viewer role to the user in Partner Center, and check that the tenant is the partner's.")),
        { ConnectionFailure: { } failure } => Found(ServiceFailure.From(failure, session)),
        _ => CreateResult(session),
    });

    private CheckResult CreateResult(DoctorSession session)
    {
        var offered = session.OfferedDatasets!;
        List<Finding> findings =
        [
            .. offered.OmittedNames.Select(name => new Finding(Problem.UnwritableName, name, "No action is required: queries cannot contain such a name. The service's support can rename it.")),
            .. offered.Refused.Select(refused => new Finding(Problem.UnreadableDataset, refused.Message, "Send this message to the service's support, which can correct the response or rename a column. Until then the schema file of the dataset stays as it is.") { Dataset = refused.Dataset }),
        ];
        return Found($"responds, and offers {EnglishText.Count(offered.Datasets.Count, "dataset")}", findings);
    }
}
