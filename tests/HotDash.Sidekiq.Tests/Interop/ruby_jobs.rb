# Jobs that Ruby's Sidekiq performs for us. What they saw goes into the list "seen".
require "sidekiq"
require "active_job"
require "active_job/queue_adapters/sidekiq_adapter"

Redis.silence_deprecations = true if Redis.respond_to?(:silence_deprecations=)
ActiveJob::Base.queue_adapter = :sidekiq
ActiveJob::Base.logger = Logger.new(nil)

class OurPlainJob
  include Sidekiq::Worker
  def perform(*args)
    Sidekiq.redis { |redis| redis.rpush("seen", JSON.generate([self.class.name, jid, args])) }
  end
end

class OurRailsJob < ActiveJob::Base
  def perform(kind, data, secret: nil)
    Sidekiq.redis { |redis| redis.rpush("seen", JSON.generate([self.class.name, provider_job_id, kind.inspect, data.inspect, secret])) }
  end
end
