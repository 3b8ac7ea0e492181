open System
open Insights.Typed

let service = Uri(Environment.GetEnvironmentVariable "INSIGHTS_BASE_ADDRESS")
let insights = new InsightsClient(service, InsightsCredential.FromToken(Environment.GetEnvironmentVariable "INSIGHTS_ACCESS_TOKEN"))

task {
    let! query = insights.CreateQueryAsync("From FSharp", "SELECT CustomerName FROM DynamicsUsage LIMIT 2")
    printfn "%s" query.Query
    do! insights.DeleteQueryAsync query.QueryId
}
|> fun work -> work.GetAwaiter().GetResult()
